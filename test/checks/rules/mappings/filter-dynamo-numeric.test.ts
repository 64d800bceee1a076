import { filterDynamoNumeric } from '../../../../lib/checks/rules/mappings/filter-dynamo-numeric';
import { expectRule, UNKNOWN } from '../../rule-kit';
import { ARNS, filters, stream, streamMapping, table, tableMapping } from '../../source-kit';

describe('EventSourceMapping.FilterDynamoNumeric', () => {
  test.each<[string, unknown, RegExp]>([
    ['a number', { dynamodb: { NewImage: { age: { N: [5] } } } }, /got 5, which never matches/],
    ['a numeric matcher', { dynamodb: { OldImage: { age: { N: [{ numeric: ['>', 5] }] } } } }, /got \{"numeric":\[">",5\]\}/],
    ['a number of a key', { dynamodb: { Keys: { id: { N: ['4', 5] } } } }, /got 5/],
    ['a number within a map', { dynamodb: { NewImage: { address: { M: { zip: { N: [5] } } } } } }, /got 5/],
    ['a number within alternatives', { dynamodb: { NewImage: { $or: [{ a: { S: ['x'] } }, { b: { N: [5] } }] } } }, /got 5/],
  ])('finds %s', (_, pattern, message) => {
    expectRule(filterDynamoNumeric).toFind({ Table: table(), Mapping: tableMapping(filters(pattern)) },
      { logicalId: 'Mapping', property: 'Properties/FilterCriteria/Filters/0/Pattern', message });
  });

  test('finds it on a literal stream', () => {
    const Mapping = tableMapping({ EventSourceArn: ARNS.tableStream, ...filters({ dynamodb: { NewImage: { age: { N: [5] } } } }) });
    expectRule(filterDynamoNumeric).toFind({ Mapping }, { logicalId: 'Mapping' });
  });

  test.each<[string, unknown]>([
    ['a text', { dynamodb: { NewImage: { age: { N: ['5'] } } } }],
    ['another matcher', { dynamodb: { NewImage: { age: { N: [{ prefix: '5' }, { exists: true }] } } } }],
    ['an attribute that is called N', { dynamodb: { NewImage: { N: { S: ['x'] } } } }],
    ['a number of the record itself', { dynamodb: { SizeBytes: [{ numeric: ['>', 5] }] } }],
    ['a number of another type', { dynamodb: { NewImage: { age: { S: [5] } } } }],
    ['an event', { eventName: ['INSERT'] }],
    ['no JSON', '{'],
  ])('is silent about %s', (_, pattern) => {
    expectRule(filterDynamoNumeric).toStaySilent({ Table: table(), Mapping: tableMapping(filters(pattern)) });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a Kinesis stream', streamMapping(filters({ dynamodb: { NewImage: { age: { N: [5] } } } }))],
    ['a source of a parameter', tableMapping({ EventSourceArn: UNKNOWN.parameter, ...filters({ dynamodb: { NewImage: { age: { N: [5] } } } }) })],
    ['a pattern of a parameter', tableMapping({ FilterCriteria: { Filters: [{ Pattern: UNKNOWN.parameter }] } })],
  ])('does not concern %s', (_, Mapping) => {
    expectRule(filterDynamoNumeric).toStaySilent({ Stream: stream(), Table: table(), Mapping });
  });
});
