import { targetDlqFifo } from '../../../../lib/checks/rules/triggers/target-dlq-fifo';
import { either, expectRule, getAtt, queue, resource, sub, UNKNOWN } from '../../rule-kit';

function rule(Arn: unknown, Queue: Record<string, unknown> = queue({ FifoQueue: true })): Record<string, unknown> {
  return { Queue, Rule: resource('AWS::Events::Rule', { Targets: [{ Arn: 'arn', DeadLetterConfig: { Arn } }] }) };
}

describe('EventsRule.TargetDlqFifo', () => {
  test.each<[string, unknown]>([
    ['a queue of the app', getAtt('Queue', 'Arn')],
    ['a literal ARN', 'arn:aws:sqs:eu-west-1:111122223333:dead.fifo'],
    ['an ARN put together', sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:dead.fifo')],
  ])('finds %s', (_, arn) => {
    expectRule(targetDlqFifo).toFind(rule(arn), { logicalId: 'Rule', property: 'Properties/Targets/0/DeadLetterConfig/Arn', message: /is a standard queue, got the FIFO queue/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a standard queue', rule(getAtt('Queue', 'Arn'), queue())],
    ['a queue that is FIFO in one branch', rule(getAtt('Queue', 'Arn'), queue({ FifoQueue: either(true, false) }))],
    ['a queue of a parameter', rule(UNKNOWN.parameter)],
    ['no queue', rule(undefined)],
  ])('is silent about %s', (_, resources) => {
    expectRule(targetDlqFifo).toStaySilent(resources);
  });
});
