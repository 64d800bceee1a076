import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isServiceNamed } from '../../service-principal';

export const snsSourceAccount: Rule = {
  id: 'Permission.SnsSourceAccount',
  severity: 'warning',
  statement: 'A permission for SNS has `SourceAccount`, which SNS does not send.',
  fix: 'Remove `SourceAccount`, and set `SourceArn` to the topic.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html',
  check: onEach('AWS::Lambda::Permission', (permission) => (isServiceNamed(permission.at('Principal'), 'sns') && given(permission.properties).some(([name]) => name === 'SourceAccount')
    ? finding(permission.at('SourceAccount'), 'SourceAccount should be left out for SNS, got one, and SNS sends none: remove it, and set SourceArn to the topic')
    : undefined)),
};
