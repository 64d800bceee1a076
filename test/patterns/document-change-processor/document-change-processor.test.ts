import { CfnResource, Duration, Lazy, PropertyInjectors, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import type { App, InjectionContext } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { DocumentChangeProcessor, FullDocument, FunctionDefaults, FunctionSource, ProductionFunction, StreamPosition } from '../../../lib';
import type { DocumentChangeProcessorProps } from '../../../lib';
import { bareCluster, cluster, FUNCTION_ARN, MAPPING, plain, ROLE_ARN, secret } from '../../event-source-mappings/broker-kinds';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, resourcesOf, warningsOf } from '../../synthesized';
import { CODE, fromCode, newStack } from '../queue-worker/define-worker';
import { defineDocumentChangeProcessor } from './define-document-change-processor';

const stackOf = (props: Partial<DocumentChangeProcessorProps> = {}): Stack => Stack.of(defineDocumentChangeProcessor(props));

function mappingOf(props: Partial<DocumentChangeProcessorProps> = {}): { readonly [property: string]: unknown } {
  return onlyPropertiesOf(stackOf(props), MAPPING);
}

describe('a processor of code and a cluster alone', () => {
  test('defines what it needs and nothing else', () => {
    const processor = defineDocumentChangeProcessor();
    const own = processor.node.findAll().filter((node) => CfnResource.isCfnResource(node)).map(({ cfnResourceType }) => cfnResourceType);
    expect(own.filter((type) => type !== 'AWS::CloudWatch::Alarm').sort()).toEqual([
      'AWS::IAM::ManagedPolicy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role', 'AWS::Lambda::Alias',
      'AWS::Lambda::EventSourceMapping', 'AWS::Lambda::Function', 'AWS::Lambda::Version', 'AWS::Logs::LogGroup',
    ]);
    expect(own.filter((type) => type === 'AWS::CloudWatch::Alarm')).toHaveLength(6);
  });

  test('warns of nothing and closes no circle', () => {
    const stack = stackOf();
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(warningsOf(stack)).toEqual([]);
  });

  test('runs its function for up to a minute, or as long as is said where the code comes from', () => {
    expect(onlyPropertiesOf(stackOf(), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 60 });
    expect(onlyPropertiesOf(stackOf({ function: fromCode({ timeout: Duration.minutes(3) }) }), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 180 });
  });
});

describe('the mapping', () => {
  test('names database, secret and position, and leaves the rest to the service', () => {
    const mapping = mappingOf();
    expect(mapping).toMatchObject({ DocumentDBEventSourceConfig: { DatabaseName: 'shop' }, SourceAccessConfigurations: [{ Type: 'BASIC_AUTH' }], StartingPosition: 'TRIM_HORIZON' });
    expect(Object.keys(mapping).sort()).toEqual(['DocumentDBEventSourceConfig', 'EventSourceArn', 'FunctionName', 'SourceAccessConfigurations', 'StartingPosition']);
  });

  test('takes the options of the processor', () => {
    expect(mappingOf({
      collection: 'orders', fullDocument: FullDocument.UPDATE_LOOKUP, startingPosition: StreamPosition.latest(), batchSize: 500, maxBatchingWindow: Duration.seconds(20),
    })).toMatchObject({
      DocumentDBEventSourceConfig: { DatabaseName: 'shop', CollectionName: 'orders', FullDocument: 'UpdateLookup' },
      StartingPosition: 'LATEST', BatchSize: 500, MaximumBatchingWindowInSeconds: 20,
    });
  });

  test.each([[true, false], [false, undefined], [undefined, undefined]])('when paused is %p, is enabled: %p', (paused, enabled) => {
    expect(mappingOf({ paused }).Enabled).toBe(enabled);
  });

  test.each<[string, Partial<DocumentChangeProcessorProps>, RegExp]>([
    ['DocumentDbSourceBatchSizeOutOfRange', { batchSize: 0 }, /got 0/],
    ['DocumentDbSourceBatchSizeOutOfRange', { batchSize: 10_001 }, /got 10001/],
    ['DocumentDbSourceBatchingWindowOutOfRange', { maxBatchingWindow: Duration.seconds(301) }, /got 301 s/],
    ['DocumentDbSourceDatabaseInvalid', { database: 'a b' }, /got "a b"/],
    ['DocumentDbSourceCollectionInvalid', { collection: 'system.users' }, /got "system.users"/],
    ['StreamPositionTimestampInvalid', { startingPosition: StreamPosition.at(new Date('never')) }, /got an invalid date/],
  ])('fails with %s: %p, before anything is defined', (code, props, text) => {
    const stack = newStack();
    expect(() => defineDocumentChangeProcessor(props, stack)).toThrow(failure(code, text));
    expect(stack.node.findChild('Processor').node.children).toEqual([]);
  });

  test('does not judge what is known at deploy time only', () => {
    const late = Lazy.number({ produce: () => 7 });
    expect(() => stackOf({ batchSize: late, maxBatchingWindow: Duration.seconds(late) })).not.toThrow();
  });
});

describe('the cluster', () => {
  test('may keep changes too short a time, which is warned of', () => {
    const stack = newStack();
    defineDocumentChangeProcessor({ cluster: bareCluster(stack) }, stack);
    expect(warningsOf(stack)).toEqual([expect.stringContaining('DocumentDbSource.retentionShort')]);
  });

  test('may be in another stack, which then does not wait', () => {
    const app = testApp();
    const [clusters, processors] = [new Stack(app, 'Clusters'), new Stack(app, 'Processors')];
    defineDocumentChangeProcessor({ cluster: cluster(clusters), secret: secret(clusters) }, processors);
    expect(() => app.synth()).not.toThrow();
    expect(processors.dependencies).toEqual([clusters]);
    expect(clusters.dependencies).toEqual([]);
  });
});

describe('encryptionKey', () => {
  test('is that of the logs and the environment', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    defineDocumentChangeProcessor({ encryptionKey }, stack);
    const arn: unknown = stack.resolve(encryptionKey.keyArn);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').KmsKeyArn).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::Logs::LogGroup').KmsKeyId).toEqual(arn);
    expect(onlyPropertiesOf(stack, MAPPING)).not.toHaveProperty('KmsKeyArn');
  });
});

describe('removalPolicy', () => {
  test.each([[undefined, 'RetainExceptOnCreate'], [RemovalPolicy.DESTROY, 'Delete']])('when it is %p leaves logs to: %s', (removalPolicy, deletion) => {
    const [logGroup] = Object.values(Template.fromStack(stackOf({ removalPolicy })).findResources('AWS::Logs::LogGroup'));
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
    const processor = defineDocumentChangeProcessor({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(processor.function).toBe(fn);
    expect(processor.node.findAll().filter((node) => CfnFunction.isCfnFunction(node))).toEqual([]);
    expect(onlyPropertiesOf(stack, MAPPING).FunctionName).toEqual(stack.resolve(fn.functionName));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is warned of when it may run longer than the pollers wait', () => {
    const stack = newStack();
    const fn = plain(stack, 'Slow', { timeout: Duration.seconds(841) });
    defineDocumentChangeProcessor({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(warningsOf(stack)).toEqual([expect.stringContaining('DocumentDbSource.timeoutAboveWait')]);
  });
});

describe('two processors in a stack', () => {
  test('may read one cluster', () => {
    const stack = newStack();
    const shared = cluster(stack);
    ['One', 'Two'].forEach((id) => defineDocumentChangeProcessor({ cluster: shared }, stack, id));
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('moving into a stage', () => {
  test('keeps every logical id', () => {
    const arrange = (scope: App | Stage): string[] => {
      const stack = new Stack(scope, 'Stack', { stackName: 'orders' });
      defineDocumentChangeProcessor({}, stack);
      // The rules of the security group of the cluster are named by the whole path: they are not ours.
      return Object.entries(resourcesOf(stack)).filter(([, { Type }]) => !Type.startsWith('AWS::EC2')).map(([id]) => id);
    };
    expect(arrange(new Stage(testApp(), 'Production'))).toEqual(arrange(testApp()));
  });
});

describe('property injection', () => {
  test('reaches the processor itself', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: DocumentChangeProcessor.PROPERTY_INJECTION_ID,
      inject: (props: DocumentChangeProcessorProps, _context: InjectionContext) => ({ batchSize: 7, ...props }),
    });
    defineDocumentChangeProcessor({}, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ BatchSize: 7 });
  });

  test('reaches its function, except for what the processor means', () => {
    const stack = newStack();
    FunctionDefaults.apply(stack, { memorySize: 1_769, timeout: Duration.seconds(5) });
    defineDocumentChangeProcessor({}, stack);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ MemorySize: 1_769, Timeout: 60 });
  });
});
