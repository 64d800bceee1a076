import { MAPPING_LIMITS } from '../../../private/limits';
import { isStream, onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const noFailureDestination: Rule = {
  id: 'EventSourceMapping.NoFailureDestination',
  severity: 'warning',
  statement: 'A mapping of a stream gives up on records and has no failure destination.',
  fix: 'Set `DestinationConfig.OnFailure` to a queue, topic or bucket.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html',
  check: onEachMapping((mapping, source) => {
    const destination = mapping.at('DestinationConfig', 'OnFailure');
    const retries = mapping.at('MaximumRetryAttempts').numberThat((attempts) => attempts >= 0);
    const age = mapping.at('MaximumRecordAgeInSeconds').numberThat((seconds) => seconds >= MAPPING_LIMITS.recordAgeSeconds.min);
    return isStream(source) && destination.isEmpty && (retries !== undefined || age !== undefined)
      ? finding(destination, `OnFailure should be given where a mapping gives up, got none after ${retries === undefined ? `${age} s` : `${retries} retries`}: set it to the ARN of a queue, topic or bucket`)
      : undefined;
  }),
};
