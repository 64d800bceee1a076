import { noIteratorAgeAlarm } from '../../../../lib/checks/rules/mappings/no-iterator-age-alarm';
import { expectRule, fn, getAtt, mapping, queue, ref, resource, UNKNOWN } from '../../rule-kit';
import { stream, streamMapping, table, tableMapping } from '../../source-kit';

const given = { Stream: stream(), Table: table(), Queue: queue(), Fn: fn({ FunctionName: 'fn' }), Other: fn() };

function alarm(MetricName: unknown, Name: string, Value: unknown): Record<string, unknown> {
  return resource('AWS::CloudWatch::Alarm', { MetricName, Dimensions: [{ Name, Value }] });
}

describe('EventSourceMapping.NoIteratorAgeAlarm', () => {
  test.each<[string, Record<string, unknown>]>([
    ['no alarm', {}],
    ['an alarm for another function', { Alarm: alarm('IteratorAge', 'FunctionName', ref('Other')) }],
    ['an alarm on another metric', { Alarm: alarm('Errors', 'FunctionName', ref('Fn')) }],
    ['an alarm for a function outside', { Alarm: alarm('IteratorAge', 'FunctionName', 'outside') }],
  ])('finds %s', (_, resources) => {
    expectRule(noIteratorAgeAlarm).toFind({ ...given, Mapping: streamMapping(), ...resources }, { logicalId: 'Mapping', message: /IteratorAge of Fn should have an alarm/ });
  });

  test('finds a table', () => {
    expectRule(noIteratorAgeAlarm).toFind({ ...given, Mapping: tableMapping() }, { logicalId: 'Mapping' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an alarm', { Alarm: alarm('IteratorAge', 'FunctionName', ref('Fn')) }],
    ['an alarm by name', { Alarm: alarm('IteratorAge', 'FunctionName', 'fn') }],
    ['an alarm of the stream', { Alarm: alarm('GetRecords.IteratorAgeMilliseconds', 'StreamName', ref('Stream')) }],
    ['an alarm of a parameter', { Alarm: alarm('IteratorAge', 'FunctionName', UNKNOWN.parameter) }],
    ['an alarm on a metric of a parameter', { Alarm: alarm(UNKNOWN.parameter, 'FunctionName', ref('Fn')) }],
    ['a queue', { Mapping: mapping() }],
    ['a function outside', { Mapping: streamMapping({ FunctionName: getAtt('Custom', 'Arn') }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(noIteratorAgeAlarm).toStaySilent({ ...given, Mapping: streamMapping(), ...resources });
  });
});
