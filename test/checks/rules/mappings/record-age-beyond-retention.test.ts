import { recordAgeBeyondRetention } from '../../../../lib/checks/rules/mappings/record-age-beyond-retention';
import { either, expectRule, mapping, queue, ref, UNKNOWN } from '../../rule-kit';
import { ARNS, consumer, stream, streamMapping, table, tableMapping } from '../../source-kit';

const given = { Stream: stream(), Consumer: consumer(), Table: table(), Queue: queue() };

describe('EventSourceMapping.RecordAgeBeyondRetention', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a stream of a day', { Mapping: streamMapping({ MaximumRecordAgeInSeconds: 86_401 }) }, /\(86400 s\), got 86401 s/],
    ['a stream of two days', { Stream: stream({ RetentionPeriodHours: 48 }), Mapping: streamMapping({ MaximumRecordAgeInSeconds: 172_801 }) }, /\(172800 s\), got 172801 s/],
    ['a consumer', { Mapping: streamMapping({ EventSourceArn: ref('Consumer'), MaximumRecordAgeInSeconds: 86_401 }) }, /86400/],
    ['a table', { Mapping: tableMapping({ MaximumRecordAgeInSeconds: 604_800 }) }, /\(86400 s\), got 604800 s/],
    ['the longest of two', { Stream: stream({ RetentionPeriodHours: either(24, 48) }), Mapping: streamMapping({ MaximumRecordAgeInSeconds: 200_000 }) }, /\(172800 s\)/],
  ])('finds %s', (_, resources, message) => {
    expectRule(recordAgeBeyondRetention).toFind({ ...given, ...resources }, { logicalId: 'Mapping', property: 'Properties/MaximumRecordAgeInSeconds', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the same time', { Mapping: streamMapping({ MaximumRecordAgeInSeconds: 86_400 }) }],
    ['a shorter time than one of two', { Stream: stream({ RetentionPeriodHours: either(24, 48) }), Mapping: streamMapping({ MaximumRecordAgeInSeconds: 100_000 }) }],
    ['a retention of a parameter', { Stream: stream({ RetentionPeriodHours: UNKNOWN.parameter }), Mapping: streamMapping({ MaximumRecordAgeInSeconds: 604_800 }) }],
    ['an age of a parameter', { Mapping: streamMapping({ MaximumRecordAgeInSeconds: UNKNOWN.parameter }) }],
    ['no age', { Mapping: streamMapping({ MaximumRecordAgeInSeconds: -1 }) }],
    ['a stream outside', { Mapping: streamMapping({ EventSourceArn: ARNS.stream, MaximumRecordAgeInSeconds: 604_800 }) }],
    ['a queue', { Mapping: mapping({ MaximumRecordAgeInSeconds: 604_800 }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(recordAgeBeyondRetention).toStaySilent({ ...given, ...resources });
  });
});
