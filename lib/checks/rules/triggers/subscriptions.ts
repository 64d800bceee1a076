import type { Reading } from '../../../template';
import type { Rule } from '../../rule';

/** The check of a rule that looks at one subscription of a topic after the other. */
export function onEachSubscription(look: (at: Reading, isFifo: boolean) => ReturnType<Rule['check']>): Rule['check'] {
  return (app) => [
    ...app.ofType('AWS::SNS::Subscription').flatMap((subscription) => {
      const arn = subscription.at('TopicArn');
      const topic = app.resourceOf(arn);
      return look(subscription.properties, arn.endsWith('.fifo') || topic?.at('FifoTopic').is('true') === true);
    }),
    ...app.ofType('AWS::SNS::Topic').flatMap((topic) =>
      (topic.at('Subscription').items() ?? []).flatMap((item) => look(item, topic.at('FifoTopic').is('true')))),
  ];
}
