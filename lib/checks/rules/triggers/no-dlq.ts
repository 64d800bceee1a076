import type { Reading, Trigger } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { certainTriggers, entryOf, nameOf } from './certain-triggers';

export const noDlq: Rule = {
  id: 'Trigger.NoDlq',
  severity: 'info',
  statement: 'A subscription, rule or schedule has no dead-letter queue for events that cannot be handed to the function.',
  fix: 'Set `RedrivePolicy` of the subscription, or `DeadLetterConfig` of the target, to a standard queue.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  check: (app) => certainTriggers(app).flatMap((trigger) => {
    const queue = placeOf(trigger);
    return queue?.isAbsent === true
      ? finding(queue, `${nameOf(queue)} should name a queue for events that do not reach ${trigger.target.function.logicalId}, got none: name a standard queue`)
      : [];
  }),
};

/** Where the queue is named; a line of a topic has no place for it. */
function placeOf(trigger: Trigger): Reading | undefined {
  switch (trigger.resource.type) {
    case 'AWS::SNS::Subscription': return trigger.resource.at('RedrivePolicy');
    case 'AWS::Events::Rule':
    case 'AWS::Scheduler::Schedule': return entryOf(trigger).at('DeadLetterConfig');
    default: return undefined;
  }
}
