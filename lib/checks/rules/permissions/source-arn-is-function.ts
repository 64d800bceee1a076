import { certainKey } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isService } from '../../service-principal';
import { written } from '../../written';

export const sourceArnIsFunction: Rule = {
  id: 'Permission.SourceArnIsFunction',
  severity: 'error',
  statement: '`SourceArn` of a permission for a service is the function itself, not the resource that calls.',
  fix: 'Set `SourceArn` to the ARN of the bucket, topic, rule or API.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
  check: onEach('AWS::Lambda::Permission', (permission, app) => {
    const [name, source] = [permission.at('FunctionName'), permission.at('SourceArn')];
    const fn = app.fnOf(name)?.function;
    const isItself = fn === undefined
      ? certainKey(source) !== undefined && certainKey(source) === certainKey(name)
      : source.every((value) => app.fnOf(value)?.function === fn);
    return isItself && isService(permission.at('Principal'))
      ? finding(source, `SourceArn is the resource that calls, got ${written(source)}, the function itself: write the ARN of the bucket, topic, rule or API`)
      : undefined;
  }),
};
