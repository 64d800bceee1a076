import { QUEUE_MAPPING_LIMITS } from '../../../private/limits';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const { batchSizeWithoutWindow } = QUEUE_MAPPING_LIMITS;

/** A FIFO queue takes no window: there the batch is what is wrong. */
export const batchWindowRequired: Rule = {
  id: 'EventSourceMapping.BatchWindowRequired',
  severity: 'error',
  statement: `A mapping of a queue takes more than ${batchSizeWithoutWindow} messages at once and has no batching window.`,
  fix: `Set \`MaximumBatchingWindowInSeconds\` to 1 or more, or \`BatchSize\` to ${batchSizeWithoutWindow} or less.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping, { kind, isFifo }) => {
    const window = mapping.at('MaximumBatchingWindowInSeconds');
    const size = mapping.at('BatchSize').numberThat((messages) => messages > batchSizeWithoutWindow);
    return kind === 'sqs' && isFifo !== true && size !== undefined && window.or(0).numberThat((seconds) => seconds === 0) !== undefined
      ? finding(window, `MaximumBatchingWindowInSeconds must be at least 1 s for a BatchSize above ${batchSizeWithoutWindow}, got ${window.isAbsent ? 'none' : '0 s'} for ${size} messages: set it to 1 or more`)
      : undefined;
  }),
};
