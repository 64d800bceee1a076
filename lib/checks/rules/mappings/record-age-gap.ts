import { MAPPING_LIMITS } from '../../../private/limits';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const { infinite, min, max } = MAPPING_LIMITS.recordAgeSeconds;

/** The schema of CloudFormation knows one range only. */
export const recordAgeGap: Rule = {
  id: 'EventSourceMapping.RecordAgeGap',
  severity: 'error',
  statement: `\`MaximumRecordAgeInSeconds\` is between 0 and ${min - 1}.`,
  fix: `Set it to ${infinite} for no limit, or to ${min} or more.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping) => {
    const age = mapping.at('MaximumRecordAgeInSeconds');
    const value = age.numberThat((seconds) => seconds >= 0 && seconds < min);
    return value === undefined
      ? undefined
      : finding(age, `MaximumRecordAgeInSeconds must be ${infinite} or between ${min} and ${max} s, got ${value} s: set it to ${min} or more, or to ${infinite} for no limit`);
  }),
};
