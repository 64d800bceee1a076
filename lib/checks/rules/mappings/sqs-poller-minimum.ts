import { MAPPING_LIMITS } from '../../../private/limits';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const { min } = MAPPING_LIMITS.queuePollers;

export const sqsPollerMinimum: Rule = {
  id: 'EventSourceMapping.SqsPollerMinimum',
  severity: 'error',
  statement: `A mapping of a queue has fewer than ${min} provisioned pollers.`,
  fix: `Set \`MinimumPollers\` and \`MaximumPollers\` to ${min} or more.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html',
  check: onEachMapping((mapping, { kind }) => ['MinimumPollers', 'MaximumPollers'].flatMap((property) => {
    const pollers = mapping.at('ProvisionedPollerConfig', property);
    const value = kind === 'sqs' ? pollers.numberThat((count) => count < min) : undefined;
    return value === undefined ? [] : finding(pollers, `${property} must be at least ${min} for an SQS queue, got ${value}: set it to ${min} or more`);
  })),
};
