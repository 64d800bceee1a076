import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const timestampMissing: Rule = {
  id: 'EventSourceMapping.TimestampMissing',
  severity: 'error',
  statement: '`StartingPosition` is `AT_TIMESTAMP` and there is no `StartingPositionTimestamp`.',
  fix: 'Set `StartingPositionTimestamp` in Unix seconds.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping) => {
    const timestamp = mapping.at('StartingPositionTimestamp');
    return mapping.at('StartingPosition').is('AT_TIMESTAMP') && timestamp.isAbsent
      ? finding(timestamp, 'StartingPositionTimestamp must be given with StartingPosition AT_TIMESTAMP, got none: set it to the time to start at, in Unix seconds')
      : undefined;
  }),
};
