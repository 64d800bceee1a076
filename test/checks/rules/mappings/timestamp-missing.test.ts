import { timestampMissing } from '../../../../lib/checks/rules/mappings/timestamp-missing';
import { either, expectRule, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { stream, streamMapping } from '../../source-kit';

describe('EventSourceMapping.TimestampMissing', () => {
  test.each<[string, Record<string, unknown>]>([
    ['none', {}],
    ['no value', { StartingPositionTimestamp: NO_VALUE }],
    ['a source that is not known', { EventSourceArn: UNKNOWN.parameter }],
  ])('finds %s', (_, properties) => {
    expectRule(timestampMissing).toFind({ Stream: stream(), Mapping: streamMapping({ StartingPosition: 'AT_TIMESTAMP', ...properties }) },
      { logicalId: 'Mapping', property: 'Properties/StartingPositionTimestamp', message: /got none: set it to the time/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a timestamp', { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1_700_000_000 }],
    ['a timestamp of a parameter', { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: UNKNOWN.parameter }],
    ['one branch of each', { StartingPosition: either('AT_TIMESTAMP', 'LATEST'), StartingPositionTimestamp: either(1_700_000_000, NO_VALUE) }],
    ['another position', { StartingPosition: 'LATEST' }],
    ['a position of a parameter', { StartingPosition: UNKNOWN.parameter }],
  ])('is silent about %s', (_, properties) => {
    expectRule(timestampMissing).toStaySilent({ Stream: stream(), Mapping: streamMapping(properties) });
  });
});
