import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const ACTIONS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

export const logsPermission: Rule = {
  id: 'Function.LogsPermission',
  severity: 'warning',
  statement: 'The role of a function may not create log streams or write to them.',
  fix: 'Allow `logs:CreateLogStream` and `logs:PutLogEvents` on the log group, or attach `service-role/AWSLambdaBasicExecutionRole`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
  check: onEachFunction((fn, app) => {
    const role = app.roleOf(fn);
    const missing = role === undefined ? [] : ACTIONS.filter((action) => role.lacks(action));
    return missing.length === 0 ? undefined : finding(fn.at('Role'),
      `Role ${role?.resource.logicalId ?? ''} should allow ${ACTIONS.join(' and ')}, got none for ${missing.join(', ')}: allow them on the log group`);
  }),
};
