import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { OrderIntakeStack } from '../bin/order-intake/order-intake-stack';
import { ReceiptStack } from '../bin/order-intake/receipt-stack';
import { FilterValue, FunctionSource, LambdaChecks, ProductionFunction, QueueFilter, QueueThroughput, WorkQueue } from '../lib';
import {
  defaultBrokerPattern, defaultFunction, defaultRedrives, defaultStreamPattern, defaultWorker,
  regulatedBrokerPattern, regulatedFunction, regulatedRedrives, regulatedStreamPattern, regulatedWorker,
} from './nag/reference-stacks';
import { NAMES as BROKER_PATTERNS } from './patterns/broker-patterns';
import { CODE, defineWorker } from './patterns/queue-worker/define-worker';
import { NAMES as STREAM_PATTERNS } from './patterns/stream-processing/stream-patterns';
import { testApp } from './setup/app';
import { withTemplateValidation } from './setup/template-validation';

interface Report {
  readonly pluginReports: { readonly violations: { readonly ruleName: string; readonly description: string }[] }[];
}

/** What the framework's own template validation, our checks and the warnings of all constructs say of an application. */
function findingsOf(app: App): string[] {
  Validations.of(app).addPlugins(new LambdaChecks());
  const { directory } = app.synth();
  const path = join(directory, 'validation-report.json');
  const report: Report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { pluginReports: [] };
  return report.pluginReports.flatMap(({ violations }) => violations).map(({ ruleName, description }) => `${ruleName}: ${description}`);
}

describe('template validation, with errors on,', () => {
  withTemplateValidation();

  test('finds what is wrong, so that its silence means something', () => {
    const app = testApp();
    new CfnQueue(new Stack(app, 'Stack'), 'Queue', { visibilityTimeout: 43_201 });
    expect(() => app.synth()).toThrow(/VisibilityTimeout|43201/);
  });

  test('finds what a construct warns of', () => {
    const printed = jest.spyOn(console, 'error').mockReturnValue(undefined);
    const app = testApp();
    const stack = new Stack(app, 'Stack');
    defineWorker({ queue: WorkQueue.fromQueue(new Queue(stack, 'Queue', { visibilityTimeout: Duration.minutes(3) })) }, stack);
    expect(findingsOf(app)).toEqual(expect.arrayContaining([
      expect.stringContaining('QueueSource.deadLetterQueueMissing'), expect.stringContaining('EventSourceMapping.SqsSourceNoDlq'),
    ]));
    expect(printed).toHaveBeenCalledTimes(1);
  });

  test.each<[string, (app: App) => unknown]>([
    ['a default worker', (app) => defaultWorker(app)],
    ['a default function', (app) => defaultFunction(app)],
    ['a regulated worker', (app) => regulatedWorker(app)],
    ['a regulated function', (app) => regulatedFunction(app)],
    ...STREAM_PATTERNS.flatMap((name): [string, (app: App) => unknown][] => [
      [`a default ${name}`, (app) => defaultStreamPattern(app, name)],
      [`a regulated ${name}`, (app) => regulatedStreamPattern(app, name)],
    ]),
    ...BROKER_PATTERNS.flatMap((name): [string, (app: App) => unknown][] => [
      [`a default ${name}`, (app) => defaultBrokerPattern(app, name)],
      [`a regulated ${name}`, (app) => regulatedBrokerPattern(app, name)],
    ]),
    ['a release with all that runs beside it', (app) => {
      const intake = new OrderIntakeStack(app, 'OrderIntake');
      return new ReceiptStack(app, 'Receipts', { orders: intake.orders, bus: intake.bus, alarmTopic: intake.alarmTopic });
    }],
    ['default redrives', (app) => defaultRedrives(app)],
    ['regulated redrives', (app) => regulatedRedrives(app)],
    ['a FIFO worker', (app) => defaultWorker(app, { queue: WorkQueue.fifo({ contentBasedDeduplication: true }), batchSize: 10 })],
    ['a worker with every option', (app) => defaultWorker(app, {
      queue: WorkQueue.standard({ visibilityTimeout: Duration.minutes(5), retentionPeriod: Duration.days(7), maxReceiveCount: 10 }),
      batchSize: 1_000,
      maxBatchingWindow: Duration.seconds(20),
      throughput: QueueThroughput.maxConcurrency(50),
      filters: [QueueFilter.body({ kind: FilterValue.equalsText('order') })],
      paused: true,
    })],
    ['a worker of a function and a queue that exist in other stacks', (app) => {
      const [functions, queues] = [new Stack(app, 'Functions'), new Stack(app, 'Queues')];
      const dead = new Queue(queues, 'Dead', { enforceSSL: true });
      const queue = new Queue(queues, 'Queue', { enforceSSL: true, visibilityTimeout: Duration.minutes(3), deadLetterQueue: { queue: dead, maxReceiveCount: 5 } });
      const fn = new ProductionFunction(functions, 'Own', { code: CODE });
      return defineWorker({ function: FunctionSource.fromFunction(fn), queue: WorkQueue.fromQueue(queue) }, new Stack(app, 'Worker'));
    }],
  ])('finds nothing in %s', (_, define) => {
    const app = testApp({ 'aws:cdk:bundling-stacks': [] });
    define(app);
    expect(findingsOf(app)).toEqual([]);
  });
});
