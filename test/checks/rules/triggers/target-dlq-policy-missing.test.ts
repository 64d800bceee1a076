import { targetDlqPolicyMissing } from '../../../../lib/checks/rules/triggers/target-dlq-policy-missing';
import { either, expectRule, getAtt, queue, ref, resource, UNKNOWN } from '../../rule-kit';

type Properties = Record<string, unknown>;

const rule = { Queue: queue(), Rule: resource('AWS::Events::Rule', { Targets: [{ Arn: 'arn', DeadLetterConfig: { Arn: getAtt('Queue', 'Arn') } }] }) };

function admit(Principal: unknown, statement: Properties = {}, queues: unknown = [ref('Queue')], attributes: Properties = {}): Properties {
  return resource('AWS::SQS::QueuePolicy', { Queues: queues, PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Principal, Resource: '*', ...statement }] } }, attributes);
}

describe('EventsRule.TargetDlqPolicyMissing', () => {
  test.each<[string, Properties]>([
    ['no policy', {}],
    ['a policy for another service', { Policy: admit({ Service: 'sns.amazonaws.com' }) }],
    ['a policy for an account', { Policy: admit({ AWS: '111122223333' }) }],
    ['a policy for another action', { Policy: admit({ Service: 'events.amazonaws.com' }, { Action: 'sqs:ReceiveMessage' }) }],
    ['a denial', { Policy: admit('*', { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }) }],
    ['a policy of another queue', { Other: queue(), Policy: admit({ Service: 'events.amazonaws.com' }, {}, [ref('Other')]) }],
  ])('finds %s', (_, resources) => {
    expectRule(targetDlqPolicyMissing).toFind({ ...rule, ...resources },
      { logicalId: 'Rule', property: 'Properties/Targets/0/DeadLetterConfig/Arn', message: /got Queue without a policy for it/ });
  });

  test.each<[string, Properties]>([
    ['its policy', { Policy: admit({ Service: 'events.amazonaws.com' }) }],
    ['a policy for several services', { Policy: admit({ Service: ['sns.amazonaws.com', 'events.amazonaws.com'] }, { Action: 'sqs:*' }) }],
    ['a policy for everyone', { Policy: admit('*') }],
    ['a policy for every account', { Policy: admit({ AWS: '*' }) }],
    ['a service of a parameter', { Policy: admit({ Service: UNKNOWN.parameter }) }],
    ['a policy that may not be there', { Policy: admit({ Service: 'events.amazonaws.com' }, {}, [ref('Queue')], { Condition: 'Undecided' }) }],
    ['a policy of queues that are not known', { Policy: admit({ Service: 'events.amazonaws.com' }, {}, UNKNOWN.parameter) }],
    ['a queue of a parameter', { Rule: resource('AWS::Events::Rule', { Targets: [{ DeadLetterConfig: { Arn: UNKNOWN.parameter } }] }) }],
    ['a queue in one branch', { Rule: resource('AWS::Events::Rule', { Targets: [{ DeadLetterConfig: { Arn: either(getAtt('Queue', 'Arn'), UNKNOWN.import) } }] }) }],
    ['a resource of SAM', { Sam: { Type: 'AWS::Serverless::Function' } }],
  ])('is silent about %s', (_, resources) => {
    expectRule(targetDlqPolicyMissing).toStaySilent({ ...rule, ...resources });
  });
});
