import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { WorkQueue } from '../../../lib';
import { resourcesOf } from '../../synthesized';
import { defineWorker, newStack } from './define-worker';

/** The version's id holds a hash of the function, which changes with every change of the function and means to. */
function idsOf(stack: Stack): [type: string, logicalId: string][] {
  return Object.entries(resourcesOf(stack))
    .map(([id, { Type }]): [string, string] => [Type, Type === 'AWS::Lambda::Version' ? id.replace(/[0-9a-f]{32}$/, '') : id])
    .sort(([, one], [, other]) => one < other ? -1 : 1);
}

/** A changed id replaces the resource: a queue with its messages, a mapping that the service refuses beside the old one. */
describe('the logical ids of a worker', () => {
  test('stay as they are', () => {
    expect(idsOf(Stack.of(defineWorker()))).toEqual([
      ['AWS::CloudWatch::Alarm', 'WorkerAlarmsDeadLetters39CD1972'],
      ['AWS::CloudWatch::Alarm', 'WorkerAlarmsOldestMessageAge16818ABB'],
      ['AWS::SQS::Queue', 'WorkerDeadLetterQueue2879C389'],
      ['AWS::SQS::QueuePolicy', 'WorkerDeadLetterQueuePolicy40688923'],
      ['AWS::Lambda::Function', 'WorkerFunction9E8CCBFD'],
      ['AWS::CloudWatch::Alarm', 'WorkerFunctionAlarmsErrorsEDC7EBBD'],
      ['AWS::CloudWatch::Alarm', 'WorkerFunctionAlarmsFailureDeliveryDF06D304'],
      ['AWS::CloudWatch::Alarm', 'WorkerFunctionAlarmsRecursion03242E42'],
      ['AWS::CloudWatch::Alarm', 'WorkerFunctionAlarmsSlowInvocations3A9D3BC8'],
      ['AWS::CloudWatch::Alarm', 'WorkerFunctionAlarmsThrottlesC8748BF0'],
      ['AWS::Lambda::Version', 'WorkerFunctionCurrentVersion10227C6B'],
      ['AWS::Lambda::Alias', 'WorkerFunctionLive004F29CE'],
      ['AWS::Logs::LogGroup', 'WorkerFunctionLogGroup9C7A2452'],
      ['AWS::Lambda::EventSourceMapping', 'WorkerFunctionQueueSourceWorkerQueueD026A711'],
      ['AWS::IAM::Role', 'WorkerFunctionRoleA5A2E04C'],
      ['AWS::IAM::ManagedPolicy', 'WorkerFunctionRolePlatform673107C1'],
      ['AWS::IAM::ManagedPolicy', 'WorkerFunctionRolePolicy5C953105'],
      ['AWS::SQS::Queue', 'WorkerQueue9380F652'],
      ['AWS::SQS::QueuePolicy', 'WorkerQueuePolicyE6A44499'],
    ]);
  });

  test('are the same for a FIFO worker with a key', () => {
    const stack = newStack();
    const plain = idsOf(Stack.of(defineWorker()));
    const encryptionKey = new Key(new Stack(App.of(stack), 'Keys'), 'Key');
    const other = idsOf(Stack.of(defineWorker({ queue: WorkQueue.fifo({ contentBasedDeduplication: true }), encryptionKey }, stack)));
    expect(plain).toEqual(expect.arrayContaining(other));
  });
});
