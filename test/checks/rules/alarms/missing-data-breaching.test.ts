import { missingDataBreaching } from '../../../../lib/checks/rules/alarms/missing-data-breaching';
import { either, expectRule, resource, UNKNOWN } from '../../rule-kit';

const alarm = (properties: Record<string, unknown>): unknown => resource('AWS::CloudWatch::Alarm', {
  Namespace: 'AWS/Lambda', ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, ...properties,
});

describe('Alarm.MissingDataBreaching', () => {
  test.each(['Errors', 'Throttles', 'Duration', 'IteratorAge', 'DeadLetterErrors'])('finds breaching for %s', (MetricName) => {
    expectRule(missingDataBreaching).toFind(
      { Alarm: alarm({ MetricName, TreatMissingData: 'breaching' }) },
      { logicalId: 'Alarm', property: 'Properties/TreatMissingData', message: new RegExp(`must not be breaching for ${MetricName}, .* set it to notBreaching`) },
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['notBreaching', { MetricName: 'Errors', TreatMissingData: 'notBreaching' }],
    ['nothing', { MetricName: 'Errors' }],
    ['a heartbeat', { MetricName: 'Invocations', TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold' }],
    ['a parameter', { MetricName: 'Errors', TreatMissingData: UNKNOWN.parameter }],
    ['a legal branch', { MetricName: 'Errors', TreatMissingData: either('breaching', 'ignore') }],
    ['another namespace', { Namespace: 'Custom', MetricName: 'Errors', TreatMissingData: 'breaching' }],
    ['an expression', { Namespace: undefined, Metrics: [{ Id: 'e', Expression: 'FILL(m, 0)' }], TreatMissingData: 'breaching' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(missingDataBreaching).toStaySilent({ Alarm: alarm(properties) });
  });
});
