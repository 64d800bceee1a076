import { isStream, onEachMapping, SOURCE_NAMES } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const startingPositionMissing: Rule = {
  id: 'EventSourceMapping.StartingPositionMissing',
  severity: 'error',
  statement: 'A mapping of a Kinesis or DynamoDB stream has no `StartingPosition`.',
  fix: 'Set `StartingPosition` to `TRIM_HORIZON` or `LATEST`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping, source) => {
    const position = mapping.at('StartingPosition');
    return source.kind !== undefined && isStream(source) && position.isAbsent
      ? finding(position, `StartingPosition must be given for ${SOURCE_NAMES[source.kind]}, got none: set it to TRIM_HORIZON, or to LATEST to skip what is there already`)
      : undefined;
  }),
};
