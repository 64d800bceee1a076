import { CfnResource, Duration, Lazy, PropertyInjectors, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import type { App, InjectionContext } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { BrokerConsumer, BrokerFilter, BrokerQueue, FilterValue, FunctionDefaults, FunctionSource, MessageBroker, ProductionFunction } from '../../../lib';
import type { BrokerConsumerProps } from '../../../lib';
import { broker, FUNCTION_ARN, MAPPING, plain, ROLE_ARN, secret } from '../../event-source-mappings/broker-kinds';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, resourcesOf, warningsOf } from '../../synthesized';
import { CODE, fromCode, newStack } from '../queue-worker/define-worker';
import { defineBrokerConsumer, QUEUES } from './define-broker-consumer';

const BROKER_ARN = 'arn:aws:mq:eu-west-1:111122223333:broker:shop:b-0a1b2c3d';

function countsOf(stack: Stack): { [type: string]: number } {
  const types = Object.values(resourcesOf(stack)).map(({ Type }) => Type);
  return Object.fromEntries(types.map((type) => [type, types.filter((other) => other === type).length]));
}

describe.each(Object.keys(QUEUES))('a consumer of a queue of %s', (engine) => {
  const define = (props: Partial<BrokerConsumerProps> = {}, stack = newStack()): Stack => {
    defineBrokerConsumer({ queue: QUEUES[engine](stack), ...props }, stack);
    return stack;
  };

  test('defines what it needs and nothing else', () => {
    expect(countsOf(define())).toEqual({
      'AWS::AmazonMQ::Broker': 1,
      'AWS::SecretsManager::Secret': 1,
      'AWS::Lambda::Function': 1,
      'AWS::Lambda::Version': 1,
      'AWS::Lambda::Alias': 1,
      'AWS::Lambda::EventSourceMapping': 1,
      'AWS::IAM::Role': 1,
      'AWS::IAM::ManagedPolicy': 3,
      'AWS::Logs::LogGroup': 1,
      'AWS::CloudWatch::Alarm': engine === 'ActiveMQ' ? 6 : 5,
    });
  });

  test('warns of nothing', () => {
    const stack = define();
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(warningsOf(stack)).toEqual([]);
  });

  test('has a mapping that leaves the rest to the service', () => {
    const mapping = onlyPropertiesOf(define(), MAPPING);
    expect(mapping).toMatchObject({ Queues: ['orders'], SourceAccessConfigurations: [{ Type: 'BASIC_AUTH' }] });
    expect(Object.keys(mapping).sort()).toEqual(['EventSourceArn', 'FunctionName', 'Queues', 'SourceAccessConfigurations']);
  });

  test('takes the options of the mapping', () => {
    expect(onlyPropertiesOf(define({
      batchSize: 500, maxBatchingWindow: Duration.seconds(20), filters: [BrokerFilter.data({ kind: FilterValue.exists() })],
    }), MAPPING)).toMatchObject({
      BatchSize: 500, MaximumBatchingWindowInSeconds: 20, FilterCriteria: { Filters: [{ Pattern: '{"data":{"kind":[{"exists":true}]}}' }] },
    });
  });

  test.each([[true, false], [false, undefined], [undefined, undefined]])('when paused is %p, is enabled: %p', (paused, enabled) => {
    expect(onlyPropertiesOf(define({ paused }), MAPPING).Enabled).toBe(enabled);
  });

  test.each<[string, Partial<BrokerConsumerProps>, RegExp]>([
    ['BrokerSourceBatchSizeOutOfRange', { batchSize: 0 }, /got 0/],
    ['BrokerSourceBatchSizeOutOfRange', { batchSize: 10_001 }, /got 10001/],
    ['BrokerSourceBatchingWindowOutOfRange', { maxBatchingWindow: Duration.seconds(301) }, /got 301 s/],
    ['SourceFiltersTooMany', { filters: Array.from({ length: 11 }, () => BrokerFilter.data({ kind: FilterValue.exists() })) }, /got 11/],
  ])('fails with %s: %p, before anything is defined', (code, props, text) => {
    const stack = newStack();
    const queue = QUEUES[engine](stack);
    const before = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node)).length;
    expect(() => defineBrokerConsumer({ queue, ...props }, stack)).toThrow(failure(code, text));
    expect(stack.node.findAll().filter((node) => CfnResource.isCfnResource(node))).toHaveLength(before);
  });

  test('does not judge what is known at deploy time only', () => {
    const late = Lazy.number({ produce: () => 7 });
    expect(() => define({ batchSize: late, maxBatchingWindow: Duration.seconds(late) })).not.toThrow();
  });

  test('runs its function for up to a minute, or as long as is said where the code comes from', () => {
    expect(onlyPropertiesOf(define(), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 60 });
    expect(onlyPropertiesOf(define({ function: fromCode({ timeout: Duration.minutes(3) }) }), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 180 });
  });

  test('gives the key to logs, environment and filters', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    define({ encryptionKey, filters: [BrokerFilter.data({ kind: FilterValue.exists() })] }, stack);
    const arn: unknown = stack.resolve(encryptionKey.keyArn);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').KmsKeyArn).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::Logs::LogGroup').KmsKeyId).toEqual(arn);
    expect(onlyPropertiesOf(stack, MAPPING).KmsKeyArn).toEqual(arn);
  });

  test('gives the key to no mapping that has no filters', () => {
    const stack = newStack();
    define({ encryptionKey: new Key(stack, 'Key') }, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).not.toHaveProperty('KmsKeyArn');
  });

  test('keeps every logical id when its stack moves into a stage', () => {
    const arrange = (scope: App | Stage): string[] => Object.keys(resourcesOf(define({}, new Stack(scope, 'Stack', { stackName: 'orders' }))));
    expect(arrange(new Stage(testApp(), 'Production'))).toEqual(arrange(testApp()));
  });
});

describe('the queue', () => {
  test('may be in a virtual host of RabbitMQ', () => {
    const stack = newStack();
    defineBrokerConsumer({ queue: BrokerQueue.rabbitMq(broker(stack), 'orders', secret(stack), { virtualHost: 'shop' }) }, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ SourceAccessConfigurations: [{ Type: 'BASIC_AUTH' }, { Type: 'VIRTUAL_HOST', URI: 'shop' }] });
  });

  test('may be of a broker that exists', () => {
    const stack = newStack();
    defineBrokerConsumer({ queue: BrokerQueue.activeMq(MessageBroker.fromBrokerArn(stack, 'Theirs', BROKER_ARN), 'orders', secret(stack)) }, stack);
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toBe(BROKER_ARN);
  });

  test.each<[string, (stack: Stack) => BrokerQueue, RegExp]>([
    ['BrokerSourceEngineMismatch', (stack) => BrokerQueue.activeMq(broker(stack, 'RABBITMQ'), 'orders', secret(stack)), /got "RABBITMQ"/],
    ['BrokerSourceQueueInvalid', (stack) => BrokerQueue.rabbitMq(broker(stack), '', secret(stack)), /got 0/],
    ['BrokerSourceVirtualHostInvalid', (stack) => BrokerQueue.rabbitMq(broker(stack), 'orders', secret(stack), { virtualHost: 'a b' }), /got "a b"/],
  ])('fails with %s at the consumer, before anything is defined', (code, queueIn, text) => {
    const stack = newStack();
    const queue = queueIn(stack);
    expect(() => defineBrokerConsumer({ queue }, stack)).toThrow(failure(code, text));
    expect(() => defineBrokerConsumer({ queue }, stack, 'Other')).toThrow(expect.objectContaining({ constructPath: 'Stack/Other' }));
    expect(stack.node.findChild('Consumer').node.children).toEqual([]);
  });
});

describe('removalPolicy', () => {
  test.each([[undefined, 'RetainExceptOnCreate'], [RemovalPolicy.DESTROY, 'Delete']])('when it is %p leaves logs to: %s', (removalPolicy, deletion) => {
    const [logGroup] = Object.values(Template.fromStack(Stack.of(defineBrokerConsumer({ removalPolicy }))).findResources('AWS::Logs::LogGroup'));
    expect(logGroup.DeletionPolicy).toBe(deletion);
  });
});

describe('a function that was brought along', () => {
  test.each<[string, (stack: Stack) => IFunction]>([
    ['a production function', (stack) => new ProductionFunction(stack, 'Own', { code: CODE })],
    ['a plain function', (stack) => plain(stack)],
    ['an alias', (stack) => new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion })],
    ['an imported function with a role', (stack) => LambdaFunction.fromFunctionAttributes(stack, 'Imported', { functionArn: FUNCTION_ARN, role: Role.fromRoleArn(stack, 'Role', ROLE_ARN) })],
  ])('may be %s, and no other is defined', (_, functionIn) => {
    const stack = newStack();
    const fn = functionIn(stack);
    const consumer = defineBrokerConsumer({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(consumer.function).toBe(fn);
    expect(consumer.node.findAll().filter((node) => CfnFunction.isCfnFunction(node))).toEqual([]);
    expect(onlyPropertiesOf(stack, MAPPING).FunctionName).toEqual(stack.resolve(fn.functionName));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is warned of when it may run longer than the pollers wait', () => {
    const stack = newStack();
    const fn = plain(stack, 'Slow', { timeout: Duration.seconds(841) });
    defineBrokerConsumer({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(warningsOf(stack)).toEqual([expect.stringContaining('BrokerSource.timeoutAboveWait')]);
  });

  test('may be of another stack, which then waits for that of the consumer', () => {
    const app = testApp();
    const [functions, consumers] = [new Stack(app, 'Functions'), new Stack(app, 'Consumers')];
    const fn = new ProductionFunction(functions, 'Own', { code: CODE });
    defineBrokerConsumer({ function: FunctionSource.fromFunction(fn) }, consumers);
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([consumers]);
    expect(consumers.dependencies).toEqual([]);
  });
});

describe('two consumers in a stack', () => {
  test('may take from two queues of one broker', () => {
    const stack = newStack();
    const shared = broker(stack);
    const sign = secret(stack);
    ['orders', 'offers'].forEach((name) => defineBrokerConsumer({ queue: BrokerQueue.rabbitMq(shared, name, sign) }, stack, name));
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
  });
});

describe('property injection', () => {
  test('reaches the consumer itself', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: BrokerConsumer.PROPERTY_INJECTION_ID,
      inject: (props: BrokerConsumerProps, _context: InjectionContext) => ({ batchSize: 7, ...props }),
    });
    defineBrokerConsumer({}, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ BatchSize: 7 });
  });

  test('reaches its function, except for what the consumer means', () => {
    const stack = newStack();
    FunctionDefaults.apply(stack, { memorySize: 1_769, timeout: Duration.seconds(5) });
    defineBrokerConsumer({}, stack);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ MemorySize: 1_769, Timeout: 60 });
  });
});
