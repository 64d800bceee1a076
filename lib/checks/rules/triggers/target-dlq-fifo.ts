import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { nameOf } from './certain-triggers';
import { onEachTarget } from './event-targets';

export const targetDlqFifo: Rule = {
  id: 'EventsRule.TargetDlqFifo',
  severity: 'warning',
  statement: 'The dead-letter queue of a target is a FIFO queue.',
  fix: 'Use a standard queue.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  check: onEachTarget((target, app) => {
    const arn = target.at('DeadLetterConfig', 'Arn');
    const queue = app.resourceOf(arn);
    return arn.endsWith('.fifo') || (queue?.type === 'AWS::SQS::Queue' && queue.at('FifoQueue').is('true'))
      ? finding(arn, `${nameOf(arn)} is a standard queue, got the FIFO queue ${queue?.logicalId ?? arn.text() ?? ''}: use a standard one`)
      : undefined;
  }),
};
