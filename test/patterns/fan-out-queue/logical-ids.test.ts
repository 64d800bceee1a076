import { Stack, Stage } from 'aws-cdk-lib';
import { testApp } from '../../setup/app';
import { resourcesOf } from '../../synthesized';
import { defineFanOutWorker } from './define-fan-out';

/** The function and what belongs to it are pinned with the worker's own. */
function idsOf(stack: Stack): [type: string, logicalId: string][] {
  return Object.entries(resourcesOf(stack))
    .map(([id, { Type }]): [string, string] => [Type, id])
    .filter(([type]) => /^AWS::(SNS|SQS)::|EventSourceMapping/.test(type))
    .sort(([, one], [, other]) => one < other ? -1 : 1);
}

/** A changed id replaces the resource: a queue with its messages, a subscription and what is published meanwhile. */
describe('the logical ids of a fan-out', () => {
  test('stay as they are', () => {
    expect(idsOf(Stack.of(defineFanOutWorker()))).toEqual([
      ['AWS::SNS::Subscription', 'OrdersBillingSubscription0A93792B'],
      ['AWS::SQS::Queue', 'OrdersBillingWorkerDeadLetterQueue28F0C38B'],
      ['AWS::SQS::QueuePolicy', 'OrdersBillingWorkerDeadLetterQueuePolicy3817998F'],
      ['AWS::Lambda::EventSourceMapping', 'OrdersBillingWorkerFunctionQueueSourceOrdersBillingWorkerQueueF0E10545'],
      ['AWS::SQS::Queue', 'OrdersBillingWorkerQueue44B326EA'],
      ['AWS::SQS::QueuePolicy', 'OrdersBillingWorkerQueuePolicy85042425'],
      ['AWS::SNS::Topic', 'OrdersTopic8A68B7A2'],
      ['AWS::SNS::TopicPolicy', 'OrdersTopicPolicy6B01B19F'],
    ]);
  });

  test('stay when the stack moves into a stage', () => {
    const moved = new Stack(new Stage(testApp(), 'Production'), 'Stack');
    expect(idsOf(Stack.of(defineFanOutWorker({}, {}, moved)))).toEqual(idsOf(Stack.of(defineFanOutWorker())));
  });
});
