import { QUEUE_LIMITS } from '../../../private/limits';
import { sourceQueues } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { redriveOf } from './redrive';

export const sqsMaxReceiveCountLow: Rule = {
  id: 'EventSourceMapping.SqsMaxReceiveCountLow',
  severity: 'warning',
  statement: `\`maxReceiveCount\` of a queue that a mapping reads is below ${QUEUE_LIMITS.receiveCount.min}.`,
  fix: `Set it to ${QUEUE_LIMITS.receiveCount.min} or more.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: (app, { minReceiveCount }) => sourceQueues(app).flatMap((queue) => {
    const count = redriveOf(queue).at('maxReceiveCount');
    const value = count.numberThat((receives) => receives < minReceiveCount);
    return value === undefined ? [] : finding(count,
      `maxReceiveCount should be at least ${minReceiveCount}, got ${value}: a throttled message counts as received, set it to ${minReceiveCount} or more`);
  }),
};
