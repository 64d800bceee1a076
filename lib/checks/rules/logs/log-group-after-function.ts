import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const logGroupAfterFunction: Rule = {
  id: 'Function.LogGroupAfterFunction',
  severity: 'info',
  statement: 'The log group of a function takes its name from the function, so it is created after it.',
  fix: 'Create the log group first, and name it in `LoggingConfig.LogGroup`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
  check: onEachFunction((fn, app) => {
    const name = app.logGroupOf(fn)?.at('LogGroupName');
    return name?.mentions(fn) === true && fn.at('LoggingConfig', 'LogGroup').isAbsent
      ? finding(name, `a log group should exist before its function, got a name with the Ref of ${fn.logicalId}: give it another name and set LoggingConfig.LogGroup of ${fn.logicalId} to its Ref`)
      : undefined;
  }),
};
