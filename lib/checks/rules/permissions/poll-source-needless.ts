import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isService } from '../../service-principal';
import { written } from '../../written';

const POLLED = ['sqs', 'kinesis', 'dynamodb', 'streams.dynamodb', 'kafka', 'mq'];

export const pollSourceNeedless: Rule = {
  id: 'Permission.PollSourceNeedless',
  severity: 'info',
  statement: 'A permission is for a source that Lambda polls itself, with the role of the function.',
  fix: 'Delete the permission.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const principal = permission.at('Principal');
    return isService(principal) && principal.every((value) => POLLED.some((service) => value.startsWith(`${service}.`)))
      ? finding(principal, `Principal should be a service that calls the function, got ${written(principal)}, which Lambda polls with the role: delete ${permission.logicalId}`)
      : undefined;
  }),
};
