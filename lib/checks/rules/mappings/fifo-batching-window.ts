import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const fifoBatchingWindow: Rule = {
  id: 'EventSourceMapping.FifoBatchingWindow',
  severity: 'error',
  statement: 'A mapping of a FIFO queue has a batching window.',
  fix: 'Remove `MaximumBatchingWindowInSeconds`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html',
  check: onEachMapping((mapping, { isFifo }) => {
    const window = mapping.at('MaximumBatchingWindowInSeconds');
    const seconds = isFifo === true ? window.numberThat((value) => value > 0) : undefined;
    return seconds === undefined
      ? undefined
      : finding(window, `MaximumBatchingWindowInSeconds must not be given for a FIFO queue, got ${seconds} s: remove it`);
  }),
};
