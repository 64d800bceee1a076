import { atTimestampOnDynamoDb } from '../../../../lib/checks/rules/mappings/at-timestamp-on-dynamo-db';
import { either, expectRule, UNKNOWN } from '../../rule-kit';
import { ARNS, stream, streamMapping, table, tableMapping } from '../../source-kit';

describe('EventSourceMapping.AtTimestampOnDynamoDb', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a table', tableMapping({ StartingPosition: 'AT_TIMESTAMP' })],
    ['a literal stream', tableMapping({ EventSourceArn: ARNS.tableStream, StartingPosition: 'AT_TIMESTAMP' })],
    ['both branches', tableMapping({ StartingPosition: either('AT_TIMESTAMP', 'AT_TIMESTAMP') })],
  ])('finds %s', (_, Mapping) => {
    expectRule(atTimestampOnDynamoDb).toFind({ Table: table(), Mapping }, { logicalId: 'Mapping', property: 'Properties/StartingPosition', message: /got AT_TIMESTAMP: set it to TRIM_HORIZON/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['LATEST', tableMapping({ StartingPosition: 'LATEST' })],
    ['one branch', tableMapping({ StartingPosition: either('AT_TIMESTAMP', 'LATEST') })],
    ['a parameter', tableMapping({ StartingPosition: UNKNOWN.parameter })],
    ['a Kinesis stream', streamMapping({ StartingPosition: 'AT_TIMESTAMP' })],
    ['a source that is not known', tableMapping({ EventSourceArn: UNKNOWN.import, StartingPosition: 'AT_TIMESTAMP' })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(atTimestampOnDynamoDb).toStaySilent({ Table: table(), Stream: stream(), Mapping });
  });
});
