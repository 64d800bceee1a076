import { QUEUE_LIMITS, UNSAID } from '../../../private/limits';
import type { Resource } from '../../../template';
import { sourceQueues } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { deadLetterQueueOf } from './redrive';

const { max } = QUEUE_LIMITS.retentionSeconds;

/** A message of a FIFO queue gets a new age when it is moved. */
export const sqsDlqRetention: Rule = {
  id: 'EventSourceMapping.SqsDlqRetention',
  severity: 'warning',
  statement: 'A dead-letter queue keeps messages for a shorter time than the queue that they come from.',
  fix: `Set \`MessageRetentionPeriod\` of the dead-letter queue to ${max}.`,
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  check: (app) => sourceQueues(app).flatMap((queue) => {
    const dead = deadLetterQueueOf(app, queue);
    const [kept, keptDead] = [retentionOf(queue), dead && retentionOf(dead)];
    return dead === undefined || kept === undefined || keptDead === undefined || !queue.at('FifoQueue').or(false).is('false') || Math.max(...keptDead) >= Math.min(...kept)
      ? []
      : finding(dead.at('MessageRetentionPeriod'), `MessageRetentionPeriod of a dead-letter queue should be at least that of queue ${queue.logicalId} (${Math.min(...kept)} s), got ${Math.max(...keptDead)} s: a message keeps its age when it is moved, set it to ${max}`);
  }),
};

function retentionOf(queue: Resource): readonly number[] | undefined {
  return queue.at('MessageRetentionPeriod').or(UNSAID.queueRetentionSeconds).numbers();
}
