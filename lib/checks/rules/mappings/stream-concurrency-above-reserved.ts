import { UNSAID } from '../../../private/limits';
import type { App, Resource } from '../../../template';
import { mappingsBy, streamOf } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const streamConcurrencyAboveReserved: Rule = {
  id: 'EventSourceMapping.StreamConcurrencyAboveReserved',
  severity: 'warning',
  statement: 'The shards that a function reads at once are more than its reserved concurrency.',
  fix: 'Raise `ReservedConcurrentExecutions`, or lower `ParallelizationFactor`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html',
  check: (app) => mappingsBy(app, (mapping, source) => (streamOf(app, source) === undefined ? undefined : app.fnOf(mapping.at('FunctionName'))?.function.id))
    .flatMap((mappings) => {
      const fn = app.fnOf(mappings[0].at('FunctionName'))?.function;
      const reserved = Math.max(...fn?.at('ReservedConcurrentExecutions').numbers() ?? [Infinity]);
      const needed = mappings.reduce((sum, mapping) => sum + invocations(app, mapping), 0);
      return fn === undefined || reserved <= 0 || needed <= reserved
        ? []
        : finding(fn.at('ReservedConcurrentExecutions'), `ReservedConcurrentExecutions should be at least the shards times ParallelizationFactor of the streams that the function reads (${needed}), got ${reserved}: raise it, or lower the factor`);
    }),
};

/** At least so many at once: 0 when that is not known, as of a stream on demand. */
function invocations(app: App, mapping: Resource): number {
  const stream = streamOf(app, app.eventSourceOf(mapping));
  const shards = stream?.at('StreamModeDetails', 'StreamMode').or('PROVISIONED').is('PROVISIONED') === true ? stream.at('ShardCount').numbers() : undefined;
  const factors = mapping.at('ParallelizationFactor').or(UNSAID.parallelizationFactor).numbers();
  return shards === undefined || factors === undefined ? 0 : Math.min(...shards) * Math.min(...factors);
}
