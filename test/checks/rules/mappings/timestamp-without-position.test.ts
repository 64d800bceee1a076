import { timestampWithoutPosition } from '../../../../lib/checks/rules/mappings/timestamp-without-position';
import { either, expectRule, UNKNOWN } from '../../rule-kit';
import { stream, streamMapping } from '../../source-kit';

const StartingPositionTimestamp = 1_700_000_000;

describe('EventSourceMapping.TimestampWithoutPosition', () => {
  test.each<[string, unknown, RegExp]>([
    ['another position', 'LATEST', /got LATEST: set it to AT_TIMESTAMP/],
    ['no position', undefined, /got none/],
    ['both branches', either('LATEST', 'TRIM_HORIZON'), /got LATEST/],
  ])('finds %s', (_, StartingPosition, message) => {
    expectRule(timestampWithoutPosition).toFind({ Stream: stream(), Mapping: streamMapping({ StartingPosition, StartingPositionTimestamp }) },
      { logicalId: 'Mapping', property: 'Properties/StartingPositionTimestamp', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['AT_TIMESTAMP', { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp }],
    ['AT_TIMESTAMP in one branch', { StartingPosition: either('AT_TIMESTAMP', 'LATEST'), StartingPositionTimestamp }],
    ['a position of a parameter', { StartingPosition: UNKNOWN.parameter, StartingPositionTimestamp }],
    ['a timestamp of a parameter', { StartingPosition: 'LATEST', StartingPositionTimestamp: UNKNOWN.parameter }],
    ['no timestamp', { StartingPosition: 'LATEST' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(timestampWithoutPosition).toStaySilent({ Stream: stream(), Mapping: streamMapping(properties) });
  });
});
