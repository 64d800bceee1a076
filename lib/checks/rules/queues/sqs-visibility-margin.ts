import { QUEUE_MAPPING_LIMITS } from '../../../private/limits';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { visibilityOf } from './visibility';

export const sqsVisibilityMargin: Rule = {
  id: 'EventSourceMapping.SqsVisibilityMargin',
  severity: 'warning',
  statement: `The visibility timeout of a queue is shorter than ${QUEUE_MAPPING_LIMITS.visibilityFactor} times the timeout of the function plus the batching window.`,
  fix: `Set \`VisibilityTimeout\` to ${QUEUE_MAPPING_LIMITS.visibilityFactor} times the timeout plus the window.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: onEachMapping((mapping, source, app, { visibilityFactor }) => {
    const found = visibilityOf(app, mapping, source);
    const wanted = found && visibilityFactor * found.timeout + found.window;
    return found === undefined || wanted === undefined || found.visibility < found.timeout || found.visibility >= wanted
      ? undefined
      : finding(found.at, `VisibilityTimeout should be at least ${wanted} s (${visibilityFactor} times the timeout of function ${found.fn.logicalId}, ${found.timeout} s, and the window of ${found.window} s), got ${found.visibility} s: set it to ${wanted}`);
  }),
};
