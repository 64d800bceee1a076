import { Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { FlowLogDestination, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ProductionFunction, QueueThroughput, QueueWorker, VpcPlacement } from '../../lib';
import type { QueueWorkerProps } from '../../lib';
import { defineBrokerPattern } from '../patterns/broker-patterns';
import { CODE, fromCode } from '../patterns/queue-worker/define-worker';
import { defineStreamRedrive, defineTableRedrive } from '../patterns/redrive/define-stream-redrive';
import { definePattern } from '../patterns/stream-processing/stream-patterns';
import type { StreamPattern } from '../patterns/stream-processing/stream-patterns';

/** A worker as the six lines of a README define it. */
export function defaultWorker(app: App, props: Partial<QueueWorkerProps> = {}): QueueWorker {
  return new QueueWorker(new Stack(app, 'Worker'), 'Worker', { function: fromCode(), ...props });
}

/** A function as the six lines of a README define it. */
export function defaultFunction(app: App): ProductionFunction {
  return new ProductionFunction(new Stack(app, 'Function'), 'Function', { code: CODE });
}

/** What an organisation under regulation has before the first function: network, key and topic. */
export class Foundation extends Stack {
  public readonly vpc = new Vpc(this, 'Vpc', { maxAzs: 2, flowLogs: { All: { destination: FlowLogDestination.toCloudWatchLogs() } } });
  public readonly key = new Key(this, 'Key', { enableKeyRotation: true });
  public readonly alarmTopic = new Topic(this, 'AlarmTopic', { enforceSSL: true, masterKey: this.key });

  constructor(app: App) {
    super(app, 'Foundation');
    this.key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
  }
}

/** A worker in a network, with one key, a reservation and a topic for its alarms. */
export function regulatedWorker(app: App, props: Partial<QueueWorkerProps> = {}): QueueWorker {
  const { vpc, key, alarmTopic } = new Foundation(app);
  return new QueueWorker(new Stack(app, 'Worker'), 'Worker', {
    function: fromCode({ network: VpcPlacement.of(vpc), reservedConcurrentExecutions: 10 }),
    encryptionKey: key,
    alarmTopic,
    throughput: QueueThroughput.maxConcurrency(10),
    ...props,
  });
}

/** A function in a network, with one key, a reservation and a topic for its alarms. */
export function regulatedFunction(app: App): ProductionFunction {
  const { vpc, key, alarmTopic } = new Foundation(app);
  return new ProductionFunction(new Stack(app, 'Function'), 'Function', {
    code: CODE, network: VpcPlacement.of(vpc), reservedConcurrentExecutions: 10, encryptionKey: key, alarmTopic,
  });
}

/** A pattern over a stream, as the lines of a README define it. */
export function defaultStreamPattern(app: App, name: string): StreamPattern {
  return definePattern(name, {}, new Stack(app, 'Streams'));
}

/** A pattern over a stream in a network, with one key, a reservation and a topic for its alarms. */
export function regulatedStreamPattern(app: App, name: string): StreamPattern {
  const { vpc, key, alarmTopic } = new Foundation(app);
  const fn = fromCode({ network: VpcPlacement.of(vpc), reservedConcurrentExecutions: 10 });
  return definePattern(name, { function: fn, encryptionKey: key, alarmTopic }, new Stack(app, 'Streams'));
}

/** A pattern over a broker that exists, as the lines of a README define it. */
export function defaultBrokerPattern(app: App, name: string): Stack {
  const stack = new Stack(app, 'Brokers');
  defineBrokerPattern(name, stack);
  return stack;
}

/** A pattern over a broker that exists, in a network, with one key, a reservation and a topic for its alarms. */
export function regulatedBrokerPattern(app: App, name: string): Stack {
  const { vpc, key, alarmTopic } = new Foundation(app);
  const stack = new Stack(app, 'Brokers');
  const fn = fromCode({ network: VpcPlacement.of(vpc), reservedConcurrentExecutions: 10 });
  defineBrokerPattern(name, stack, { function: fn, encryptionKey: key, alarmTopic });
  return stack;
}

/** Redrives of both kinds of streams, as the lines of a README define them. */
export function defaultRedrives(app: App): Stack {
  const stack = new Stack(app, 'Redrives');
  defineStreamRedrive({}, stack);
  defineTableRedrive({}, stack);
  return stack;
}

/** Redrives of streams in a network, with one key, a reservation and a topic for their alarms. */
export function regulatedRedrives(app: App): Stack {
  const { vpc, key: encryptionKey, alarmTopic } = new Foundation(app);
  const stack = new Stack(app, 'Redrives');
  const processing = { function: fromCode({ network: VpcPlacement.of(vpc), reservedConcurrentExecutions: 10 }), encryptionKey, alarmTopic };
  defineStreamRedrive({ encryptionKey, alarmTopic }, stack, processing);
  defineTableRedrive({ encryptionKey, alarmTopic }, stack, processing);
  return stack;
}
