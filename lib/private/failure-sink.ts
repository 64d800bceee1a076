import { Aws, Duration, Token } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import type { ErrorCode } from './errors';
import { reject } from './errors';
import { QUEUE_LIMITS } from './limits';
import { compact } from './values';

/** What a queue of its own takes from the construct that defines it. */
export interface FailureQueueOptions {
  readonly encryptionKey?: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** The queue for what failed, when none was given: encrypted, TLS only, kept as long as SQS can. */
export function defineFailureQueue(scope: Construct, { encryptionKey, removalPolicy }: FailureQueueOptions): IQueue {
  const queue = new Queue(scope, 'FailureQueue', compact({
    encryption: encryptionKey ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED,
    encryptionMasterKey: encryptionKey,
    enforceSSL: true,
    retentionPeriod: Duration.seconds(QUEUE_LIMITS.retentionSeconds.max),
    redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    removalPolicy,
  }));
  acknowledge(queue, 'the end of a failure path: a dead-letter queue behind it would only hide what nobody reads', 'AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy');
  return queue;
}

/** Lambda delivers failures to standard queues and topics only. */
export function refuseFifo(scope: Construct, code: ErrorCode, prop: string, fifo: boolean): void {
  if (fifo && !Token.isUnresolved(fifo)) {
    reject(scope, code, `${prop} must be a standard ${prop === 'topic' ? 'topic' : 'queue'}, got a FIFO one: Lambda cannot deliver failed events to it, give a standard one`);
  }
}

export function sendTo(queue: IQueue): PolicyStatement[] {
  return [allow(['sqs:SendMessage'], queue.queueArn), ...useKey(queue.encryptionMasterKey)];
}

export function publishTo(topic: ITopic): PolicyStatement[] {
  return [allow(['sns:Publish'], topic.topicArn), ...useKey(topic.masterKey)];
}

export function putInto(bucket: IBucket): PolicyStatement[] {
  // A bucket that was deleted and taken by a stranger must not receive the events.
  const ours = { StringEquals: { 's3:ResourceAccount': Aws.ACCOUNT_ID } };
  return [
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')], conditions: ours }),
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn], conditions: ours }),
    ...(bucket.encryptionKey ? [allow(['kms:GenerateDataKey'], bucket.encryptionKey.keyArn)] : []),
  ];
}

export function allow(actions: string[], resource: string): PolicyStatement {
  return new PolicyStatement({ actions, resources: [resource] });
}

function useKey(key: IKey | undefined): PolicyStatement[] {
  return key ? [allow(['kms:Decrypt', 'kms:GenerateDataKey'], key.keyArn)] : [];
}
