import { Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { FlowLogDestination, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ProductionFunction, QueueWorker, VpcPlacement } from '../../lib';
import type { QueueWorkerProps } from '../../lib';
import { CODE, fromCode } from '../patterns/queue-worker/define-worker';

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
    maxConcurrency: 10,
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
