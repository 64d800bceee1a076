import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { lambdaMetricOf } from './lambda-metric';

/** What Lambda reports only when the function runs. */
const METRICS_OF_RUNS = ['Errors', 'Throttles', 'Duration', 'IteratorAge', 'DeadLetterErrors'];

export const missingDataBreaching: Rule = {
  id: 'Alarm.MissingDataBreaching',
  severity: 'warning',
  statement: 'An alarm on a metric that Lambda reports only when the function runs takes missing data for a breach.',
  fix: 'Set `TreatMissingData: notBreaching`.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html',
  check: onEach('AWS::CloudWatch::Alarm', (alarm) => {
    const missing = alarm.at('TreatMissingData');
    const name = lambdaMetricOf(alarm)?.name;
    return missing.is('breaching') && name?.is(...METRICS_OF_RUNS) === true
      ? finding(missing, `TreatMissingData must not be breaching for ${name.text() ?? 'this metric'}, which is only reported when the function runs, got breaching: set it to notBreaching`)
      : undefined;
  }),
};
