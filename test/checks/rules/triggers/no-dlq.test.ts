import { noDlq } from '../../../../lib/checks/rules/triggers/no-dlq';
import { either, expectRule, fn, getAtt, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';

const ARN = getAtt('Fn', 'Arn');

function subscription(RedrivePolicy: unknown, Protocol = 'lambda'): Record<string, unknown> {
  return resource('AWS::SNS::Subscription', { Protocol, Endpoint: ARN, TopicArn: 'arn', RedrivePolicy });
}

describe('Trigger.NoDlq', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a subscription', subscription(undefined), 'RedrivePolicy'],
    ['a rule', resource('AWS::Events::Rule', { Targets: [{ Arn: ARN, Id: 'T' }] }), 'Targets/0/DeadLetterConfig'],
    ['a schedule', resource('AWS::Scheduler::Schedule', { Target: { Arn: ARN, RoleArn: 'arn' } }), 'Target/DeadLetterConfig'],
  ])('finds %s', (_, Trigger, property) => {
    expectRule(noDlq).toFind({ Fn: fn(), Trigger }, { logicalId: 'Trigger', property: `Properties/${property}`, message: /do not reach Fn, got none/, severity: 'info' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a queue', subscription({ deadLetterTargetArn: 'arn' })],
    ['a queue of a parameter', subscription(UNKNOWN.parameter)],
    ['a queue in one branch', subscription(either({ deadLetterTargetArn: 'arn' }, NO_VALUE))],
    ['another protocol', subscription(undefined, 'sqs')],
    ['a target with a queue', resource('AWS::Events::Rule', { Targets: [{ Arn: ARN, DeadLetterConfig: { Arn: 'arn' } }] })],
    ['a target that is no function', resource('AWS::Events::Rule', { Targets: [{ Arn: 'arn:aws:sqs:eu-west-1:111122223333:q' }] })],
    ['a line of a topic, which has no place for it', resource('AWS::SNS::Topic', { Subscription: [{ Protocol: 'lambda', Endpoint: ARN }] })],
  ])('is silent about %s', (_, Trigger) => {
    expectRule(noDlq).toStaySilent({ Fn: fn(), Trigger });
  });
});
