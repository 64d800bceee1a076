import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WorkQueue } from '../../../lib';
import type { QueueWorker } from '../../../lib';
import { testApp } from '../../setup/app';
import { resourcesOf } from '../../synthesized';
import { defineWorker, newStack } from './define-worker';

const SEND = ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'];
const MOVE = ['sqs:CancelMessageMoveTask', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ListMessageMoveTasks', 'sqs:ReceiveMessage', 'sqs:StartMessageMoveTask'];

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

function roleIn(stack: Stack): Role {
  return new Role(stack, 'Person', { assumedBy: new AccountPrincipal('111122223333') });
}

/** The statements of the policies attached to a role in the role's own stack. */
function statementsOf(role: IRole, stack: Stack): Statement[] {
  const name = JSON.stringify(stack.resolve(role.roleName));
  const policies = Object.values(resourcesOf(stack)).filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(name));
  return policies.flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
}

function actionsOn(arn: string | undefined, role: IRole, stack: Stack): string[] {
  const wanted = JSON.stringify(stack.resolve(arn));
  return statementsOf(role, stack).filter(({ Resource }) => JSON.stringify(Resource) === wanted).flatMap(({ Action }) => Action).sort();
}

describe('sendMessages', () => {
  test('lets a role of the stack hand in work', () => {
    const worker = defineWorker();
    const role = roleIn(worker.queue.stack);
    worker.grants.sendMessages(role);
    expect(actionsOn(worker.queue.queueArn, role, role.stack)).toEqual([...SEND].sort());
    expect(actionsOn(worker.deadLetterQueue?.queueArn, role, role.stack)).toEqual([]);
  });

  test('includes the key', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const role = roleIn(stack);
    defineWorker({ encryptionKey }, stack).grants.sendMessages(role);
    expect(actionsOn(encryptionKey.keyArn, role, stack)).toEqual(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('lets an imported role hand in work', () => {
    const worker = defineWorker();
    const { stack } = worker.queue;
    const role = Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111122223333:role/producer');
    worker.grants.sendMessages(role);
    expect(actionsOn(worker.queue.queueArn, role, stack)).toEqual([...SEND].sort());
  });

  test('lets a role of another stack hand in work, whose stack then waits', () => {
    const app = testApp();
    const [workers, producers] = [new Stack(app, 'Workers'), new Stack(app, 'Producers')];
    const worker = defineWorker({}, workers);
    worker.grants.sendMessages(roleIn(producers));
    expect(() => app.synth()).not.toThrow();
    expect(producers.dependencies).toEqual([workers]);
  });
});

describe('redriveMessages', () => {
  test('lets an operator move messages from the dead-letter queue to the queue', () => {
    const worker = defineWorker();
    const role = roleIn(worker.queue.stack);
    worker.grants.redriveMessages(role);
    expect(actionsOn(worker.deadLetterQueue?.queueArn, role, role.stack)).toEqual(MOVE);
    expect(actionsOn(worker.queue.queueArn, role, role.stack)).toEqual(['sqs:SendMessage']);
  });

  test('includes the key of a dead-letter queue that was brought along', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    const deadLetterQueue = new Queue(stack, 'Dead', { encryptionMasterKey: key, retentionPeriod: Duration.days(14) });
    const role = roleIn(stack);
    defineWorker({ queue: WorkQueue.standard({ deadLetterQueue }) }, stack).grants.redriveMessages(role);
    expect(actionsOn(key.keyArn, role, stack)).toEqual(['kms:Decrypt']);
  });

  test('grants nothing where the dead-letter queue is unknown', () => {
    const stack = newStack();
    const queue = WorkQueue.fromQueue(Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:111122223333:work'));
    const worker: QueueWorker = defineWorker({ queue }, stack);
    worker.grants.redriveMessages(roleIn(stack));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});
