import { UNSAID } from '../../../private/limits';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const noPartialBatchResponse: Rule = {
  id: 'EventSourceMapping.NoPartialBatchResponse',
  severity: 'info',
  statement: 'A mapping of a queue returns whole batches for one bad message.',
  fix: 'Add `ReportBatchItemFailures` to `FunctionResponseTypes`, and answer with the messages that failed.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  check: onEachMapping((mapping, { kind }) => {
    const types = mapping.at('FunctionResponseTypes');
    const size = mapping.at('BatchSize').or(UNSAID.queueBatchSize).numberThat((messages) => messages > 1);
    return kind === 'sqs' && size !== undefined && types.isEmpty
      ? finding(types, `FunctionResponseTypes should hold ReportBatchItemFailures for batches, got none for ${size} messages: add it, and answer with the messages that failed`)
      : undefined;
  }),
};
