import { MAPPING_LIMITS } from '../../../private/limits';
import { isStream, onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const { infinite } = MAPPING_LIMITS.recordAgeSeconds;

export const unboundedRetries: Rule = {
  id: 'EventSourceMapping.UnboundedRetries',
  severity: 'warning',
  statement: 'A mapping of a stream tries a record that fails until it expires.',
  fix: 'Set `MaximumRetryAttempts` and `MaximumRecordAgeInSeconds`, `BisectBatchOnFunctionError` and a failure destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
  check: onEachMapping((mapping, source) => {
    const retries = mapping.at('MaximumRetryAttempts');
    return isStream(source) && [retries, mapping.at('MaximumRecordAgeInSeconds')].every((limit) => limit.or(infinite).is(String(infinite)))
      ? finding(retries, `MaximumRetryAttempts or MaximumRecordAgeInSeconds should be limited, got ${retries.text() ?? 'none'}: one bad record blocks its shard until it expires, set MaximumRetryAttempts to 3 or so`)
      : undefined;
  }),
};
