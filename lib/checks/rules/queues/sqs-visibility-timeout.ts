import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { visibilityOf } from './visibility';

/** Lambda refuses such a mapping, whether it names the function, an alias or a version. */
export const sqsVisibilityTimeout: Rule = {
  id: 'EventSourceMapping.SqsVisibilityTimeout',
  severity: 'error',
  statement: 'The visibility timeout of a queue is shorter than the timeout of a function that a mapping joins it with.',
  fix: 'Set `VisibilityTimeout` of the queue to six times the timeout of the function, plus the batching window.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: onEachMapping((mapping, source, app, { visibilityFactor }) => {
    const found = visibilityOf(app, mapping, source);
    return found === undefined || found.visibility >= found.timeout ? undefined : finding(found.at,
      `VisibilityTimeout must be at least the timeout of function ${found.fn.logicalId} (${found.timeout} s), got ${found.visibility} s: set it to ${visibilityFactor * found.timeout + found.window}`);
  }),
};
