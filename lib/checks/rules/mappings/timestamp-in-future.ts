import { MAPPING_LIMITS } from '../../../private/limits';
import { endOfDay } from '../../day';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

/** Without the day of the check, only milliseconds are told from seconds. */
export const timestampInFuture: Rule = {
  id: 'EventSourceMapping.TimestampInFuture',
  severity: 'error',
  statement: '`StartingPositionTimestamp` is in the future, or in milliseconds.',
  fix: 'Set it to a time that has passed, in Unix seconds.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping, _source, _app, { today }) => {
    const timestamp = mapping.at('StartingPositionTimestamp');
    const latest = Math.min(MAPPING_LIMITS.timestampSeconds, (today === undefined ? undefined : endOfDay(today)) ?? Infinity);
    const value = timestamp.numberThat((seconds) => seconds > latest);
    return value === undefined
      ? undefined
      : finding(timestamp, `StartingPositionTimestamp must be a time that has passed, in Unix seconds, got ${value}: ${value > MAPPING_LIMITS.timestampSeconds ? `set it to ${Math.floor(value / 1000)}, if those are milliseconds` : 'set an earlier time'}`);
  }),
};
