import { Alarms } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const noErrorAlarm: Rule = {
  id: 'Function.NoErrorAlarm',
  severity: 'info',
  statement: 'No alarm of the app watches the errors of a function.',
  fix: 'Add alarms on `Errors`, `Throttles` and `Duration` of the function.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
  check: (app, options) => {
    const alarms = new Alarms(app);
    return onEachFunction((fn) => (alarms.mayWatch('Errors', fn)
      ? undefined
      : finding(fn, `Errors of ${fn.logicalId} should have an alarm, got none: add one on AWS/Lambda Errors, Sum, at 1 or more`)))(app, options);
  },
};
