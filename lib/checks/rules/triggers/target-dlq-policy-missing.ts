import type { Statement } from '../../../template';
import { ResourcePolicies } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { nameOf } from './certain-triggers';
import { onEachTarget } from './event-targets';

const SERVICE = 'events.amazonaws.com';

export const targetDlqPolicyMissing: Rule = {
  id: 'EventsRule.TargetDlqPolicyMissing',
  severity: 'warning',
  statement: `The dead-letter queue of a target lets nobody of \`${SERVICE}\` send to it.`,
  fix: `Add an \`AWS::SQS::QueuePolicy\` that allows \`sqs:SendMessage\` to \`${SERVICE}\` with the ARN of the rule as \`aws:SourceArn\`.`,
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  check: (app, options) => {
    const policies = new ResourcePolicies(app);
    return onEachTarget((target) => {
      const arn = target.at('DeadLetterConfig', 'Arn');
      const queue = app.resourceOf(arn);
      return app.isComplete && queue?.type === 'AWS::SQS::Queue' && !policies.mayAdmit(queue, 'sqs:SendMessage', mayName)
        ? finding(arn, `${nameOf(arn)} is a queue that ${SERVICE} may send to, got ${queue.logicalId} without a policy for it: allow sqs:SendMessage to ${SERVICE} in an AWS::SQS::QueuePolicy`)
        : undefined;
    })(app, options);
  },
};

function mayName({ document }: Statement): boolean {
  const principal = document?.at('Principal');
  if (principal?.isPresent !== true || principal.text() !== undefined) {
    return true;
  }
  const [services, accounts] = ['Service', 'AWS'].map((name) => principal.at(name).listed());
  return services?.some((item) => item.text() === undefined || item.is(SERVICE)) !== false || accounts?.some((item) => item.is('*')) !== false;
}
