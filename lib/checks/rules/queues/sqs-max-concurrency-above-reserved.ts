import type { Resource } from '../../../template';
import { mappingsBy } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const sqsMaxConcurrencyAboveReserved: Rule = {
  id: 'EventSourceMapping.SqsMaxConcurrencyAboveReserved',
  severity: 'warning',
  statement: 'The mappings of a function may work on more batches at once than the function has reserved.',
  fix: 'Lower `MaximumConcurrency`, or raise `ReservedConcurrentExecutions`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  check: (app) => mappingsBy(app, (mapping, { kind }) => (kind === 'sqs' ? app.fnOf(mapping.at('FunctionName'))?.function.id : undefined)).flatMap((mappings) => {
    const fn = app.fnOf(mappings[0].at('FunctionName'))?.function;
    const reserved = Math.max(...fn?.at('ReservedConcurrentExecutions').numbers() ?? [Infinity]);
    const sum = mappings.reduce((total, mapping) => total + concurrencyOf(mapping), 0);
    return fn === undefined || reserved <= 0 || sum <= reserved ? [] : finding(fn.at('ReservedConcurrentExecutions'),
      `ReservedConcurrentExecutions should be at least the MaximumConcurrency of all queues of the function together (${sum}), got ${reserved}: raise it, or lower MaximumConcurrency`);
  }),
};

/** The least it can be; 0 when it is not known. */
function concurrencyOf(mapping: Resource): number {
  return Math.min(...mapping.at('ScalingConfig', 'MaximumConcurrency').numbers() ?? [0]);
}
