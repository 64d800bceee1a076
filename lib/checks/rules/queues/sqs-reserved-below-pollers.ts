import { QUEUE_MAPPING_LIMITS } from '../../../private/limits';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const { initialPollers, maximumConcurrency } = QUEUE_MAPPING_LIMITS;

export const sqsReservedBelowPollers: Rule = {
  id: 'EventSourceMapping.SqsReservedBelowPollers',
  severity: 'warning',
  statement: `A mapping of a queue starts with ${initialPollers} batches at once and the function has a smaller reservation.`,
  fix: `Set \`ScalingConfig.MaximumConcurrency\` to the reservation or less, or reserve ${initialPollers} or more.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  check: onEachMapping((mapping, { kind }, app) => {
    const reserved = app.fnOf(mapping.at('FunctionName'))?.function.at('ReservedConcurrentExecutions');
    const least = reserved?.numberThat((executions) => executions > 0 && executions < initialPollers);
    const concurrency = mapping.at('ScalingConfig', 'MaximumConcurrency');
    const most = Math.max(...reserved?.numbers() ?? [Infinity]);
    const isUnlimited = concurrency.isAbsent || concurrency.numberThat((batches) => batches > most) !== undefined;
    return kind === 'sqs' && least !== undefined && isUnlimited && mapping.at('ProvisionedPollerConfig').isAbsent
      ? finding(concurrency, `MaximumConcurrency should be at most the ReservedConcurrentExecutions of the function (${most}), got ${concurrency.text() ?? 'none'}: ${most < maximumConcurrency.min ? `reserve ${initialPollers} or more` : `set it to ${most}, or reserve ${initialPollers} or more`}`)
      : undefined;
  }),
};
