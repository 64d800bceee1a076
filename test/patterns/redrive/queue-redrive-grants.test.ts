import { Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { CfnQueue, IQueue, QueueProps } from 'aws-cdk-lib/aws-sqs';
import { QueueRedriveGrants } from '../../../lib';
import { failure } from '../../failure';
import { rights, rightsOf } from '../../function/rights';
import { testApp } from '../../setup/app';
import { defineWorker, newStack } from '../queue-worker/define-worker';
import { roleIn } from '../stream-processing/who-may';

const TAKE = [
  'sqs:CancelMessageMoveTask', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ListMessageMoveTasks', 'sqs:ReceiveMessage', 'sqs:StartMessageMoveTask',
];

function pair(stack: Stack, props: QueueProps = {}, deadProps: QueueProps = {}): { queue: Queue; dead: Queue } {
  const dead = new Queue(stack, 'Dead', deadProps);
  return { dead, queue: new Queue(stack, 'Queue', { ...props, deadLetterQueue: { queue: dead, maxReceiveCount: 5 } }) };
}

function imported(stack: Stack, name: string, region = 'eu-west-1', account = '111122223333'): IQueue {
  return Queue.fromQueueArn(stack, `Import${stack.node.children.length}`, `arn:aws:sqs:${region}:${account}:${name}`);
}

describe('redriveMessages', () => {
  test('lets an operator move messages back, and no more', () => {
    const stack = newStack();
    const { queue, dead } = pair(stack);
    QueueRedriveGrants.fromQueues(queue, dead).redriveMessages(roleIn(stack));
    expect(rightsOf(stack)).toEqual(rights(stack, { actions: TAKE, resource: dead.queueArn }, { actions: ['sqs:SendMessage'], resource: queue.queueArn }));
  });

  test('includes the keys of both', () => {
    const stack = newStack();
    const [key, deadKey] = [new Key(stack, 'Key'), new Key(stack, 'DeadKey')];
    const { queue, dead } = pair(stack, { encryptionMasterKey: key }, { encryptionMasterKey: deadKey });
    QueueRedriveGrants.fromQueues(queue, dead).redriveMessages(roleIn(stack));
    expect(rightsOf(stack)).toEqual(rights(stack,
      { actions: TAKE, resource: dead.queueArn },
      { actions: ['kms:Decrypt'], resource: deadKey.keyArn },
      { actions: ['sqs:SendMessage'], resource: queue.queueArn },
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: key.keyArn },
    ));
  });

  test('serves imported queues and an imported role', () => {
    const stack = newStack();
    const [queue, dead] = [imported(stack, 'work'), imported(stack, 'dead')];
    QueueRedriveGrants.fromQueues(queue, dead).redriveMessages(Role.fromRoleArn(stack, 'Operator', 'arn:aws:iam::111122223333:role/operator'));
    expect(rightsOf(stack)).toEqual(rights(stack, { actions: TAKE, resource: dead.queueArn }, { actions: ['sqs:SendMessage'], resource: queue.queueArn }));
  });

  test('serves the queues of a worker', () => {
    const { queue, deadLetterQueue } = defineWorker();
    expect(() => QueueRedriveGrants.fromQueues(queue, deadLetterQueue!)).not.toThrow();
  });

  test('serves a role of another stack, whose stack then waits', () => {
    const app = testApp();
    const [queues, operators] = [new Stack(app, 'Queues'), new Stack(app, 'Operators')];
    const { queue, dead } = pair(queues);
    QueueRedriveGrants.fromQueues(queue, dead).redriveMessages(roleIn(operators));
    expect(() => app.synth()).not.toThrow();
    expect(operators.dependencies).toEqual([queues]);
  });
});

describe('two queues', () => {
  test('fail when one is FIFO and the other is not', () => {
    const stack = newStack();
    const fifo = imported(stack, 'work.fifo');
    expect(() => QueueRedriveGrants.fromQueues(fifo, imported(stack, 'dead'))).toThrow(failure('QueueRedriveTypesDiffer', /\(FIFO\), got a standard one/));
    expect(() => QueueRedriveGrants.fromQueues(imported(stack, 'work'), fifo)).toThrow(failure('QueueRedriveTypesDiffer', /\(standard\), got a FIFO one/));
    expect(() => QueueRedriveGrants.fromQueues(fifo, imported(stack, 'dead.fifo'))).not.toThrow();
  });

  test('fail when they are of two Regions or accounts', () => {
    const stack = newStack();
    const queue = imported(stack, 'work');
    expect(() => QueueRedriveGrants.fromQueues(queue, imported(stack, 'dead', 'us-east-1'))).toThrow(failure('QueueRedriveElsewhere', /eu-west-1.*got one in .*us-east-1/));
    expect(() => QueueRedriveGrants.fromQueues(queue, imported(stack, 'dead', 'eu-west-1', '444455556666'))).toThrow(failure('QueueRedriveElsewhere', /444455556666/));
  });

  test('fail when the second is not the dead-letter queue of the first', () => {
    const stack = newStack();
    const { queue, dead } = pair(stack);
    const other = new Queue(stack, 'Other');
    expect(() => QueueRedriveGrants.fromQueues(queue, other)).toThrow(failure('QueueRedriveNotDeadLetterQueue', /\(Stack\/Dead\), got Stack\/Other/));
    expect(() => QueueRedriveGrants.fromQueues(other, dead)).toThrow(failure('QueueRedriveNotDeadLetterQueue', /it has none/));
  });

  test('are taken for a pair where it cannot be known', () => {
    const stack = newStack();
    const { queue, dead } = pair(stack);
    expect(() => QueueRedriveGrants.fromQueues(queue, imported(stack, 'dead'))).not.toThrow();
    expect(() => QueueRedriveGrants.fromQueues(imported(stack, 'work'), dead)).not.toThrow();
    const tokens = Queue.fromQueueArn(stack, 'Token', Token.asString({ Ref: 'QueueArn' }));
    expect(() => QueueRedriveGrants.fromQueues(queue, tokens)).not.toThrow();
    const byTemplate = new Queue(stack, 'ByTemplate');
    (byTemplate.node.defaultChild as CfnQueue).redrivePolicy = { deadLetterTargetArn: dead.queueArn, maxReceiveCount: 5 };
    expect(() => QueueRedriveGrants.fromQueues(byTemplate, dead)).not.toThrow();
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});
