import { Aws, Duration, Token } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { lit, outside, reject, rejectAll } from '../private/errors';
import { ASYNC_LIMITS, QUEUE_LIMITS } from '../private/limits';
import { recordReason } from '../private/reason';
import { compact, knownSeconds } from '../private/values';
import type { AsyncInvokeOptions, StrayEventOptions } from './async-failure';

export interface FailureBindOptions {
  readonly encryptionKey?: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** What a failure path asks of the function. */
export interface FailureConfig {
  /** What the execution role must be allowed. */
  readonly statements: PolicyStatement[];
  /** Set when failed events leave by an on-failure destination. */
  readonly destinationArn?: string;
  /** Set when failed events leave by the function's own dead-letter setting. */
  readonly deadLetterQueue?: IQueue;
  /** The queue that the function owns. */
  readonly ownQueue?: IQueue;
  /** False where nobody means to call the function asynchronously. */
  readonly expectsEvents: boolean;
  readonly retryAttempts?: number;
  readonly maxEventAge?: Duration;
}

type Target = (scope: Construct, options: FailureBindOptions) => FailureConfig;

export function queueTarget(queue: IQueue | undefined, invoke: AsyncInvokeOptions): Target {
  return (scope, options) => {
    const settings = expected(scope, invoke);
    if (queue) {
      refuseFifo(scope, 'queue', queue.fifo);
    }
    const target = queue ?? defineQueue(scope, options);
    return { ...settings, destinationArn: target.queueArn, statements: sendTo(target), ...(queue ? {} : { ownQueue: target }) };
  };
}

export function topicTarget(topic: ITopic, invoke: AsyncInvokeOptions): Target {
  return (scope) => {
    const settings = expected(scope, invoke);
    refuseFifo(scope, 'topic', topic.fifo);
    return { ...settings, destinationArn: topic.topicArn, statements: [allow(['sns:Publish'], topic.topicArn), ...useKey(topic.masterKey)] };
  };
}

export function busTarget(bus: IEventBus, invoke: AsyncInvokeOptions): Target {
  return (scope) => ({ ...expected(scope, invoke), destinationArn: bus.eventBusArn, statements: [allow(['events:PutEvents'], bus.eventBusArn)] });
}

export function bucketTarget(bucket: IBucket, invoke: AsyncInvokeOptions): Target {
  return (scope) => {
    // A bucket that was deleted and taken by a stranger must not receive the events.
    const ours = { StringEquals: { 's3:ResourceAccount': Aws.ACCOUNT_ID } };
    const statements = [
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')], conditions: ours }),
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn], conditions: ours }),
      ...(bucket.encryptionKey ? [allow(['kms:GenerateDataKey'], bucket.encryptionKey.keyArn)] : []),
    ];
    return { ...expected(scope, invoke), destinationArn: bucket.bucketArn, statements };
  };
}

export function functionTarget(target: IFunction, invoke: AsyncInvokeOptions): Target {
  return (scope) => ({ ...expected(scope, invoke), destinationArn: target.functionArn, statements: [allow(['lambda:InvokeFunction'], target.functionArn)] });
}

export function deadLetterTarget(queue: IQueue, invoke: AsyncInvokeOptions): Target {
  return (scope) => {
    const settings = expected(scope, invoke);
    refuseFifo(scope, 'queue', queue.fifo);
    return { ...settings, deadLetterQueue: queue, statements: sendTo(queue) };
  };
}

export function noTarget(reason: string, { deadLetterQueue }: StrayEventOptions): Target {
  return (scope) => {
    recordReason(scope, 'the asynchronous failure path', reason);
    if (deadLetterQueue === undefined) {
      return { statements: [], expectsEvents: false };
    }
    refuseFifo(scope, 'deadLetterQueue', deadLetterQueue.fifo);
    return { deadLetterQueue, statements: sendTo(deadLetterQueue), expectsEvents: false };
  };
}

function expected(scope: Construct, { retryAttempts = 2, maxEventAge = Duration.hours(6) }: AsyncInvokeOptions): Omit<FailureConfig, 'statements'> {
  const { eventAgeSeconds: age, retryAttempts: attempts } = ASYNC_LIMITS;
  const seconds = knownSeconds(maxEventAge);
  rejectAll(scope, [
    outside(retryAttempts, attempts.min, attempts.max, {
      code: lit`AsyncFailureRetryAttemptsOutOfRange`,
      message: `retryAttempts must be a whole number between ${attempts.min} and ${attempts.max}, got ${retryAttempts}: put a queue before the function to try more often`,
    }),
    outside(seconds, age.min, age.max, {
      code: lit`AsyncFailureMaxEventAgeOutOfRange`,
      message: `maxEventAge must be between ${age.min} s and ${age.max} s in whole seconds, got ${seconds} s: put a queue before the function to keep events longer`,
    }),
  ]);
  return { retryAttempts, maxEventAge, expectsEvents: true };
}

function refuseFifo(scope: Construct, prop: string, fifo: boolean): void {
  if (fifo && !Token.isUnresolved(fifo)) {
    reject(scope, lit`AsyncFailureTargetFifo`, `${prop} must be a standard ${prop === 'topic' ? 'topic' : 'queue'}, got a FIFO one: Lambda cannot deliver failed events to it, give a standard one`);
  }
}

function defineQueue(scope: Construct, { encryptionKey, removalPolicy }: FailureBindOptions): IQueue {
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

function sendTo(queue: IQueue): PolicyStatement[] {
  return [allow(['sqs:SendMessage'], queue.queueArn), ...useKey(queue.encryptionMasterKey)];
}

function useKey(key: IKey | undefined): PolicyStatement[] {
  return key ? [allow(['kms:Decrypt', 'kms:GenerateDataKey'], key.keyArn)] : [];
}

function allow(actions: string[], resource: string): PolicyStatement {
  return new PolicyStatement({ actions, resources: [resource] });
}
