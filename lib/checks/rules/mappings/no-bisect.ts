import { UNSAID } from '../../../private/limits';
import { isStream, onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const noBisect: Rule = {
  id: 'EventSourceMapping.NoBisect',
  severity: 'info',
  statement: 'A mapping of a stream repeats whole batches for one bad record.',
  fix: 'Set `BisectBatchOnFunctionError`, or report batch item failures.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
  check: onEachMapping((mapping, source) => {
    const bisect = mapping.at('BisectBatchOnFunctionError');
    const size = mapping.at('BatchSize').or(UNSAID.streamBatchSize).numberThat((records) => records > 1);
    return isStream(source) && size !== undefined && bisect.or(false).is('false') && mapping.at('FunctionResponseTypes').isEmpty
      ? finding(bisect, `BisectBatchOnFunctionError should be true for batches, got ${bisect.text() ?? 'none'} for ${size} records: set it to true, or add ReportBatchItemFailures to FunctionResponseTypes`)
      : undefined;
  }),
};
