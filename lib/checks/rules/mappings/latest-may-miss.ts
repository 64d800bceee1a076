import { isStream, onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const latestMayMiss: Rule = {
  id: 'EventSourceMapping.LatestMayMiss',
  severity: 'info',
  statement: 'A mapping of a stream starts at its end: what is written while the mapping is made is never read.',
  fix: 'Set `StartingPosition` to `TRIM_HORIZON`, and make the processing idempotent.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html',
  check: onEachMapping((mapping, source) => {
    const position = mapping.at('StartingPosition');
    return isStream(source) && position.is('LATEST')
      ? finding(position, 'StartingPosition should be TRIM_HORIZON to miss nothing while the mapping is made, got LATEST: set it to TRIM_HORIZON')
      : undefined;
  }),
};
