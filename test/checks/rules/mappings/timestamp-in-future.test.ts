import { timestampInFuture } from '../../../../lib/checks/rules/mappings/timestamp-in-future';
import { either, expectRule, UNKNOWN } from '../../rule-kit';
import { stream, streamMapping } from '../../source-kit';

const today = '2026-03-01';
/** The end of that day. */
const MIDNIGHT = 1_772_409_600;

function given(StartingPositionTimestamp: unknown): Record<string, unknown> {
  return { Stream: stream(), Mapping: streamMapping({ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp }) };
}

describe('EventSourceMapping.TimestampInFuture', () => {
  test.each<[string, unknown, RegExp]>([
    ['milliseconds', 1_700_000_000_000, /got 1700000000000: set it to 1700000000, if those are milliseconds/],
    ['milliseconds in text', '1700000000000', /milliseconds/],
    ['both branches', either(1_700_000_000_000, 1_800_000_000_000), /milliseconds/],
  ])('finds %s without knowing the day', (_, timestamp, message) => {
    expectRule(timestampInFuture).toFind(given(timestamp), { logicalId: 'Mapping', property: 'Properties/StartingPositionTimestamp', message });
  });

  test('finds a second after the day of the check', () => {
    expectRule(timestampInFuture, { today }).toFind(given(MIDNIGHT + 1), { message: /got 1772409601: set an earlier time/ });
  });

  test('is silent up to the end of the day of the check', () => {
    expectRule(timestampInFuture, { today }).toStaySilent(given(MIDNIGHT));
  });

  test.each<[string, unknown]>([
    ['a time that has passed', 1_700_000_000],
    ['a time to come when the day is not known', 4_000_000_000],
    ['the largest seconds', 100_000_000_000],
    ['one branch', either(1_700_000_000, 1_700_000_000_000)],
    ['a parameter', UNKNOWN.parameter],
    ['a text', 'yesterday'],
    ['nothing', undefined],
  ])('is silent about %s', (_, timestamp) => {
    expectRule(timestampInFuture).toStaySilent(given(timestamp));
  });
});
