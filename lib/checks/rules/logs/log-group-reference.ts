import { LOG_GROUP_NAME } from '../../../private/limits';
import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { written } from '../../written';

export const logGroupReference: Rule = {
  id: 'Function.LogGroupReference',
  severity: 'error',
  statement: '`LoggingConfig.LogGroup` is the ARN of a log group, or another text that is no name of one.',
  fix: 'Set `LogGroup` to the name of the log group: `Ref`, not `Fn::GetAtt` with `Arn`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html',
  check: onEachFunction((fn) => {
    const group = fn.at('LoggingConfig', 'LogGroup');
    return group.every(isNoName)
      ? finding(group, `LogGroup takes the name of a log group, got ${written(group)}: use its name, such as the Ref of the log group`)
      : undefined;
  }),
};

function isNoName(group: Reading): boolean {
  const { resource, attribute } = group.reference() ?? {};
  const text = group.text();
  return (resource?.type === 'AWS::Logs::LogGroup' && attribute === 'Arn')
    || (text === undefined ? (group.parts() ?? []).some((part) => typeof part === 'string' && !LOG_GROUP_NAME.test(part)) : !LOG_GROUP_NAME.test(text));
}
