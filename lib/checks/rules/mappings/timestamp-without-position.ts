import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const timestampWithoutPosition: Rule = {
  id: 'EventSourceMapping.TimestampWithoutPosition',
  severity: 'warning',
  statement: '`StartingPositionTimestamp` is given and `StartingPosition` is not `AT_TIMESTAMP`.',
  fix: 'Set `StartingPosition` to `AT_TIMESTAMP`, or remove the timestamp.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping) => {
    const [timestamp, position] = [mapping.at('StartingPositionTimestamp'), mapping.at('StartingPosition').or('none')];
    const other = position.textThat((text) => text !== 'AT_TIMESTAMP');
    return timestamp.isPresent && other !== undefined
      ? finding(timestamp, `StartingPositionTimestamp has an effect only with StartingPosition AT_TIMESTAMP, got ${other}: set it to AT_TIMESTAMP, or remove the timestamp`)
      : undefined;
  }),
};
