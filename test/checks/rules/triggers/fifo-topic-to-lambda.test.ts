import { fifoTopicToLambda } from '../../../../lib/checks/rules/triggers/fifo-topic-to-lambda';
import { either, expectRule, ref, resource, sub, UNKNOWN } from '../../rule-kit';

function subscription(TopicArn: unknown, Protocol: unknown = 'lambda'): Record<string, unknown> {
  return resource('AWS::SNS::Subscription', { TopicArn, Protocol, Endpoint: 'arn' });
}

describe('SnsSubscription.FifoTopicToLambda', () => {
  const Topic = resource('AWS::SNS::Topic', { FifoTopic: true, TopicName: 'orders.fifo' });

  test.each<[string, Record<string, unknown>]>([
    ['a FIFO topic', { Topic, Sub: subscription(ref('Topic')) }],
    ['the ARN of one', { Sub: subscription('arn:aws:sns:eu-west-1:111122223333:orders.fifo') }],
    ['an ARN put together', { Sub: subscription(sub('arn:aws:sns:${AWS::Region}:${AWS::AccountId}:orders.fifo')) }],
  ])('finds %s', (_, resources) => {
    expectRule(fifoTopicToLambda).toFind(resources, { logicalId: 'Sub', property: 'Properties/Protocol', message: /got lambda/ });
  });

  test('finds a line of the topic', () => {
    expectRule(fifoTopicToLambda).toFind({ Topic: resource('AWS::SNS::Topic', { FifoTopic: 'true', Subscription: [{ Protocol: 'sqs', Endpoint: 'q' }, { Protocol: 'lambda', Endpoint: 'f' }] }) },
      { logicalId: 'Topic', property: 'Properties/Subscription/1/Protocol' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a standard topic', { Topic: resource('AWS::SNS::Topic'), Sub: subscription(ref('Topic')) }],
    ['a queue', { Topic, Sub: subscription(ref('Topic'), 'sqs') }],
    ['a topic of a parameter', { Sub: subscription(UNKNOWN.parameter) }],
    ['a topic that is FIFO in one branch', { Topic: resource('AWS::SNS::Topic', { FifoTopic: either(true, false) }), Sub: subscription(ref('Topic')) }],
    ['a protocol of a parameter', { Topic, Sub: subscription(ref('Topic'), UNKNOWN.parameter) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(fifoTopicToLambda).toStaySilent(resources);
  });
});
