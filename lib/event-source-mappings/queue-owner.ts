import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { admit, admitToKey, decrypt } from './stream-rights';
import type { SourceKey } from './stream-rights';

/** What a poller does with a queue. @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
const POLL = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];

/** What the execution role must be allowed: the queue, and its key through SQS only. */
export function pollingRights(queue: IQueue): PolicyStatement[] {
  return [poll(queue), ...decrypt(queue.encryptionMasterKey, keyOf(queue))];
}

/** The policy of a queue that admits the role of another account. */
export function ownerStatement(queue: IQueue, role: IRoleRef): PolicyStatement {
  return admit(poll(queue), role);
}

/** The policy of the queue's key that admits the role of another account. */
export function keyOwnerStatement(queue: IQueue, role: IRoleRef): PolicyStatement {
  return admitToKey(keyOf(queue), role);
}

function poll(queue: IQueue): PolicyStatement {
  return new PolicyStatement({ actions: POLL, resources: [queue.queueArn] });
}

function keyOf(queue: IQueue): SourceKey {
  return { source: queue, service: 'sqs', actions: ['kms:Decrypt'] };
}
