import { Duration, Lazy, PropertyInjectors, Stack } from 'aws-cdk-lib';
import type { InjectionContext } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FilterOrPolicy, SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue, QueueProps } from 'aws-cdk-lib/aws-sqs';
import { FanOutTopic, FanOutWorker, FunctionSource, TopicFilter, WorkQueue } from '../../../lib';
import type { FanOutWorkerProps } from '../../../lib';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { logicalIdOf, onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../../synthesized';
import { fromCode, newStack } from '../queue-worker/define-worker';
import { defineFanOut, defineFanOutWorker } from './define-fan-out';

const SUBSCRIPTION = 'AWS::SNS::Subscription';
const TOPIC_ARN = 'arn:aws:sns:eu-west-1:111122223333:orders';
const fifo = (): WorkQueue => WorkQueue.fifo({ contentBasedDeduplication: true });

interface Statement {
  readonly Effect: string;
  readonly Principal: { readonly Service?: string };
}

/** What the policy of a queue allows a service. */
function allowed(queue: IQueue, stack: Stack): Statement[] {
  const policies = Object.values(resourcesOf(stack)).filter(({ Type, Properties }) => Type === 'AWS::SQS::QueuePolicy'
    && JSON.stringify(Properties.Queues) === JSON.stringify([{ Ref: logicalIdOf(queue) }]));
  return policies.flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement).filter(({ Effect }) => Effect === 'Allow');
}

describe('the subscription', () => {
  test('delivers messages as they are, and those it cannot deliver to the dead-letter queue of the worker', () => {
    const { worker } = defineFanOutWorker();
    const stack = Stack.of(worker);
    expect(onlyPropertiesOf(stack, SUBSCRIPTION)).toEqual({
      TopicArn: { Ref: expect.stringContaining('OrdersTopic') },
      Protocol: 'sqs',
      Endpoint: stack.resolve(worker.queue.queueArn),
      RawMessageDelivery: true,
      RedrivePolicy: { deadLetterTargetArn: stack.resolve(worker.deadLetterQueue?.queueArn) },
    });
  });

  test('may wrap messages', () => {
    expect(onlyPropertiesOf(Stack.of(defineFanOutWorker({ rawMessageDelivery: false })), SUBSCRIPTION)).toMatchObject({ RawMessageDelivery: false });
  });

  test('may choose messages by their attributes', () => {
    const messages = TopicFilter.attributes({ kind: SubscriptionFilter.stringFilter({ allowlist: ['order'] }) });
    const properties = onlyPropertiesOf(Stack.of(defineFanOutWorker({ messages })), SUBSCRIPTION);
    expect(properties).toMatchObject({ FilterPolicy: { kind: ['order'] } });
    expect(properties).not.toHaveProperty('FilterPolicyScope');
  });

  test('may choose messages by their body', () => {
    const messages = TopicFilter.body({ order: FilterOrPolicy.policy({ kind: FilterOrPolicy.filter(SubscriptionFilter.stringFilter({ allowlist: ['new'] })) }) });
    expect(onlyPropertiesOf(Stack.of(defineFanOutWorker({ messages })), SUBSCRIPTION))
      .toMatchObject({ FilterPolicyScope: 'MessageBody', FilterPolicy: { order: { kind: ['new'] } } });
  });

  test('waits until both queues admit the topic', () => {
    const worker = defineFanOutWorker();
    const [subscription] = Object.values(Template.fromStack(Stack.of(worker)).findResources(SUBSCRIPTION));
    expect(subscription.DependsOn).toEqual([expect.stringContaining('DeadLetterQueuePolicy'), expect.stringContaining('QueuePolicy')]);
  });

  test('names the Region of a topic elsewhere', () => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-central-1' } });
    const topic = Topic.fromTopicArn(stack, 'Theirs', TOPIC_ARN);
    new FanOutWorker(stack, 'Worker', { topic, function: fromCode() });
    expect(onlyPropertiesOf(stack, SUBSCRIPTION)).toMatchObject({ Region: 'eu-west-1' });
  });
});

describe('the policies of the queues', () => {
  test('admit the topic and nobody else', () => {
    const { worker } = defineFanOutWorker();
    const stack = Stack.of(worker);
    for (const queue of [worker.queue, worker.deadLetterQueue!]) {
      expect(allowed(queue, stack)).toEqual([{
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: stack.resolve(queue.queueArn),
        Condition: { ArnEquals: { 'aws:SourceArn': { Ref: expect.stringContaining('OrdersTopic') } } },
      }]);
    }
  });

  test('refuse everybody without TLS', () => {
    const stack = Stack.of(defineFanOutWorker());
    const policies = Object.values(Template.fromStack(stack).findResources('AWS::SQS::QueuePolicy'));
    expect(policies.map(({ Properties }) => JSON.stringify(Properties).match(/"aws:SecureTransport":"false"/g)?.length)).toEqual([1, 1]);
  });

  test('let the topic use the key, once for both', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    defineFanOutWorker({}, { encryptionKey }, stack);
    const { Statement } = resourceOf(encryptionKey).Properties.KeyPolicy as { Statement: Statement[] };
    expect(Statement.filter(({ Principal }) => Principal.Service === 'sns.amazonaws.com')).toEqual([{
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    }]);
  });

  test('close no circle with a key and an alarm topic of another stack', () => {
    const app = testApp();
    const foundation = new Stack(app, 'Foundation');
    const encryptionKey = new Key(foundation, 'Key');
    const alarmTopic = new Topic(foundation, 'Alarms', { masterKey: encryptionKey });
    defineFanOutWorker({}, { encryptionKey, alarmTopic }, new Stack(app, 'Orders'));
    expect(() => app.synth()).not.toThrow();
    expect(foundation.dependencies).toEqual([]);
  });

  test('are warned of, with the statement, when the key is imported', () => {
    const stack = newStack();
    const encryptionKey = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/0');
    const queue = new Queue(stack, 'Existing', {
      encryptionMasterKey: encryptionKey, visibilityTimeout: Duration.minutes(3), deadLetterQueue: { queue: new Queue(stack, 'Dead'), maxReceiveCount: 5 },
    });
    defineFanOutWorker({ queue: WorkQueue.fromQueue(queue) }, {}, stack);
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/kms:GenerateDataKey.*FanOutWorker\.keyPolicyUnchanged/)]);
  });
});

describe('a queue that was brought along', () => {
  const known = (stack: Stack, props: QueueProps = {}): Queue => new Queue(stack, 'Existing', {
    visibilityTimeout: Duration.minutes(3), deadLetterQueue: { queue: new Queue(stack, 'Dead'), maxReceiveCount: 5 }, ...props,
  });

  test('admits the topic', () => {
    const stack = newStack();
    const queue = known(stack);
    defineFanOutWorker({ queue: WorkQueue.fromQueue(queue) }, {}, stack);
    expect(allowed(queue, stack)).toHaveLength(1);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('of another stack is warned of with the statement, since the stacks would wait for each other', () => {
    const app = testApp();
    const [queues, orders] = [new Stack(app, 'Queues'), new Stack(app, 'Orders')];
    defineFanOutWorker({ queue: WorkQueue.fromQueue(known(queues)) }, {}, orders);
    const missing = expect.stringMatching(/sqs:SendMessage.*FanOutWorker\.queuePolicyUnchanged/) as unknown;
    expect(warningsOf(orders)).toEqual([missing, missing]);
    jest.spyOn(console, 'error').mockReturnValue(undefined);
    expect(() => app.synth()).not.toThrow();
  });

  test('of the stack of the topic admits it', () => {
    const app = testApp();
    const [far, orders] = [new Stack(app, 'Far'), new Stack(app, 'Orders')];
    const queue = known(far);
    defineFanOutWorker({ queue: WorkQueue.fromQueue(queue) }, { topic: FanOutTopic.fromTopic(new Topic(far, 'Topic')) }, orders);
    expect(allowed(queue, far)).toHaveLength(1);
    expect(warningsOf(orders)).toEqual([]);
  });

  test('that is imported is warned of with the statement, and of what would be lost', () => {
    const stack = newStack();
    const queue = Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:111122223333:work');
    const worker = defineFanOutWorker({ queue: WorkQueue.fromQueue(queue) }, {}, stack);
    expect(warningsOf(stack)).toEqual([expect.stringContaining('FanOutWorker.queuePolicyUnchanged'), expect.stringContaining('FanOutWorker.undeliveredLost')]);
    expect(worker.undeliveredQueue).toBeUndefined();
    jest.spyOn(console, 'error').mockReturnValue(undefined);
    expect(onlyPropertiesOf(stack, SUBSCRIPTION)).not.toHaveProperty('RedrivePolicy');
  });

  test('fails when it is encrypted with the key that AWS manages', () => {
    const stack = newStack();
    const queue = known(stack, { encryption: QueueEncryption.KMS_MANAGED });
    expect(() => defineFanOutWorker({ queue: WorkQueue.fromQueue(queue) }, {}, stack)).toThrow(failure('FanOutWorkerQueueKeyManaged', /AWS manages/));
  });
});

describe('undeliveredQueue', () => {
  test('takes what the topic cannot deliver instead of the dead-letter queue', () => {
    const stack = newStack();
    const undeliveredQueue = new Queue(stack, 'Undelivered');
    const worker = defineFanOutWorker({ undeliveredQueue }, {}, stack);
    expect(worker.undeliveredQueue).toBe(undeliveredQueue);
    expect(onlyPropertiesOf(stack, SUBSCRIPTION)).toMatchObject({ RedrivePolicy: { deadLetterTargetArn: stack.resolve(undeliveredQueue.queueArn) } });
    expect(allowed(undeliveredQueue, stack)).toHaveLength(1);
    expect(allowed(worker.worker.deadLetterQueue!, stack)).toEqual([]);
  });

  test.each([[true, 'standard like the queue of the worker, got a FIFO'], [false, 'FIFO like the queue of the worker, got a standard']])('fails when FIFO is %p and the queue is of the other kind', (kind, text) => {
    const stack = newStack();
    const undeliveredQueue = new Queue(stack, 'Undelivered', { fifo: kind || undefined });
    const topic = FanOutTopic.fifo({ contentBasedDeduplication: true });
    expect(() => defineFanOutWorker({ undeliveredQueue, queue: kind ? undefined : fifo() }, { topic }, stack))
      .toThrow(failure('FanOutWorkerUndeliveredQueueKind', new RegExp(text)));
  });
});

describe('a FIFO queue', () => {
  const topic = FanOutTopic.fifo({ contentBasedDeduplication: true });

  test('may be subscribed to a FIFO topic', () => {
    const { worker } = defineFanOutWorker({ queue: fifo() }, { topic });
    expect(resourceOf(worker.queue).Properties).toMatchObject({ FifoQueue: true });
  });

  test('is not needed for a FIFO topic', () => {
    expect(() => defineFanOutWorker({}, { topic })).not.toThrow();
  });

  test('fails on a standard topic, before anything is defined', () => {
    const stack = newStack();
    const fanOut = defineFanOut({}, stack);
    const before = stack.node.findAll().length;
    expect(() => fanOut.addWorker('Billing', { function: fromCode(), queue: fifo() })).toThrow(failure('FanOutWorkerFifoOnStandardTopic', /got a FIFO queue/));
    // The worker itself, and nothing in it.
    expect(stack.node.findAll()).toHaveLength(before + 1);
  });

  test('is not judged when the kind of the topic is known at deploy time only', () => {
    const stack = newStack();
    const topicOfSomeKind: ITopic = Object.assign(Topic.fromTopicArn(stack, 'Theirs', TOPIC_ARN), { fifo: Lazy.any({ produce: () => true }) });
    expect(() => new FanOutWorker(stack, 'Worker', { topic: topicOfSomeKind, function: fromCode(), queue: fifo() })).not.toThrow();
  });
});

describe('the function', () => {
  test.each<[string, (stack: Stack) => FunctionSource]>([
    ['a plain function', (stack) => FunctionSource.fromFunction(plain(stack))],
    ['an alias', (stack) => FunctionSource.fromFunction(new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion }))],
  ])('may be %s', (_, source) => {
    const stack = newStack();
    defineFanOutWorker({ function: source(stack) }, {}, stack);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
  });
});

describe('property injection', () => {
  test('reaches it', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: FanOutWorker.PROPERTY_INJECTION_ID,
      inject: (props: FanOutWorkerProps, _context: InjectionContext) => ({ ...props, rawMessageDelivery: false }),
    });
    expect(onlyPropertiesOf(Stack.of(defineFanOutWorker({}, {}, stack)), SUBSCRIPTION)).toMatchObject({ RawMessageDelivery: false });
  });
});

function plain(stack: Stack): LambdaFunction {
  return new LambdaFunction(stack, 'Plain', { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X });
}
