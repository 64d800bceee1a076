import { Duration, Lazy, PropertyInjectors, RemovalPolicy, Size, Stack, Tags } from 'aws-cdk-lib';
import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, LayerVersion, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AsyncFailure, ProductionFunction } from '../../lib';
import { testApp } from '../setup/app';
import { logicalIdOf, onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../synthesized';
import { CODE, defineFunction, emptyStack } from './defined-function';
import type { SomeProps } from './defined-function';

function functionProperties(props: SomeProps = {}): { readonly [name: string]: unknown } {
  return onlyPropertiesOf(defineFunction(props).stack, 'AWS::Lambda::Function');
}

describe('the function', () => {
  test('has the opinions of the library when nothing else is said', () => {
    expect(functionProperties()).toMatchObject({
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: 15,
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' },
      TracingConfig: { Mode: 'Active' },
    });
  });

  test.each([
    'FunctionName', 'ReservedConcurrentExecutions', 'EphemeralStorage', 'RecursiveLoop', 'Environment', 'KmsKeyArn', 'Layers', 'VpcConfig', 'DeadLetterConfig', 'Tags',
  ])('says nothing of %s, which the service decides well itself', (property) => {
    expect(functionProperties()).not.toHaveProperty(property);
  });

  test('takes every setting of the user', () => {
    expect(functionProperties({
      description: 'Sends receipts',
      memorySize: 1_769,
      timeout: Duration.seconds(29),
      architecture: Architecture.X86_64,
      environment: { TABLE_NAME: 'receipts' },
      ephemeralStorageSize: Size.gibibytes(2),
      reservedConcurrentExecutions: 20,
      functionName: 'receipts',
      tracing: Tracing.PASS_THROUGH,
    })).toMatchObject({
      Description: 'Sends receipts',
      MemorySize: 1_769,
      Timeout: 29,
      Architectures: ['x86_64'],
      Environment: { Variables: { TABLE_NAME: 'receipts' } },
      EphemeralStorage: { Size: 2_048 },
      ReservedConcurrentExecutions: 20,
      FunctionName: 'receipts',
      TracingConfig: { Mode: 'PassThrough' },
    });
  });

  test('is not traced where tracing is turned off', () => {
    expect(functionProperties({ tracing: Tracing.DISABLED })).not.toHaveProperty('TracingConfig');
  });

  test('takes layers', () => {
    const arn = 'arn:aws:lambda:eu-central-1:111122223333:layer:fonts:4';
    expect(functionProperties((stack) => ({ layers: [LayerVersion.fromLayerVersionArn(stack, 'Fonts', arn)] }))).toMatchObject({ Layers: [arn] });
  });

  test('is stopped by paused, whatever concurrency is reserved', () => {
    expect(functionProperties({ paused: true })).toMatchObject({ ReservedConcurrentExecutions: 0 });
    expect(functionProperties({ paused: true, reservedConcurrentExecutions: 5 })).toMatchObject({ ReservedConcurrentExecutions: 0 });
    expect(functionProperties({ paused: false, reservedConcurrentExecutions: 5 })).toMatchObject({ ReservedConcurrentExecutions: 5 });
  });

  test('carries its tags, and so does everything it owns', () => {
    const { stack } = defineFunction({ tags: { team: 'orders' } });
    const template = Template.fromStack(stack);
    for (const type of ['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::SQS::Queue']) {
      template.hasResourceProperties(type, { Tags: [{ Key: 'team', Value: 'orders' }] });
    }
  });

  test('keeps the tags of the stack beside its own', () => {
    const { stack } = defineFunction({ tags: { team: 'orders' } });
    Tags.of(stack).add('cost', '42');
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').Tags).toEqual([{ Key: 'cost', Value: '42' }, { Key: 'team', Value: 'orders' }]);
  });
});

describe('the order of creation', () => {
  test('puts the role and all its policies before the function', () => {
    const { stack, fn } = defineFunction();
    const policies = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
    expect(policies).toHaveLength(2);
    expect(resourceOf(fn.lambda).DependsOn).toEqual(expect.arrayContaining([...policies, logicalIdOf(fn.role!)]));
  });

  test('puts the log group before the function, which names it', () => {
    const { fn } = defineFunction();
    expect(resourceOf(fn.lambda).Properties.LoggingConfig).toMatchObject({ LogGroup: { Ref: logicalIdOf(fn.logGroup) } });
  });
});

describe('attributes', () => {
  test('show what the function is made of', () => {
    const { stack, fn } = defineFunction({ reservedConcurrentExecutions: 3, timeout: Duration.seconds(20) });
    expect(fn.timeout.toSeconds()).toBe(20);
    expect(fn.reservedConcurrentExecutions).toBe(3);
    expect(fn.architecture).toBe(Architecture.ARM_64);
    expect(stack.resolve(fn.failureQueue!.queueArn)).toEqual({ 'Fn::GetAtt': [logicalIdOf(fn.failureQueue!), 'Arn'] });
    expect(fn.grantPrincipal).toBe(fn.role);
    expect(fn.isBoundToVpc).toBe(false);
  });

  test('have no failure queue where failed events go elsewhere', () => {
    expect(defineFunction((stack) => ({ asyncFailure: AsyncFailure.toQueue(new Queue(stack, 'Failed')) })).fn.failureQueue).toBeUndefined();
  });

  test('show a reservation of nothing while the function is paused', () => {
    expect(defineFunction({ paused: true }).fn.reservedConcurrentExecutions).toBe(0);
  });
});

describe('doubtful choices', () => {
  test.each([
    ['memorySize of 128 MB', { memorySize: 128 }, 'memoryMinimal'],
    ['maxEventAge too short for two retries', { asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(210) }) }, 'retriesOutliveEvents'],
    ['maxEventAge too short for one retry', { asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(75), retryAttempts: 1 }) }, 'retriesOutliveEvents'],
  ])('warn: %s', (_title, props, id) => {
    expect(warningsOf(defineFunction(props).stack)).toEqual([expect.stringContaining(`cdk-lambda-patterns:ProductionFunction.${id}`)]);
  });

  test.each([
    ['memorySize of 129 MB', { memorySize: 129 }],
    ['memorySize known at deploy time only', { memorySize: Lazy.number({ produce: () => 128 }) }],
    ['maxEventAge just long enough for two retries', { asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(211) }) }],
    ['maxEventAge just long enough for one retry', { asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(76), retryAttempts: 1 }) }],
    ['a short maxEventAge without retries', { asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(60), retryAttempts: 0 }) }],
    ['maxEventAge known at deploy time only', { asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(Lazy.number({ produce: () => 60 })) }) }],
    ['timeout known at deploy time only', { timeout: Duration.seconds(Lazy.number({ produce: () => 15 })), asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(60) }) }],
    ['a fixed name of a zip package', { functionName: 'receipts' }],
  ])('do not warn: %s', (_title, props) => {
    expect(warningsOf(defineFunction(props).stack)).toEqual([]);
  });
});

describe('several functions', () => {
  test('live in one stack, each with its own of everything', () => {
    const { stack } = defineFunction();
    new ProductionFunction(stack, 'Other', { code: CODE });
    const template = Template.fromStack(stack);
    for (const type of ['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version', 'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::SQS::Queue']) {
      template.resourceCountIs(type, 2);
    }
  });

  test('make the same template each time they are synthesized', () => {
    const [first, second] = [defineFunction(), defineFunction()].map(({ stack }) => JSON.stringify(resourcesOf(stack)));
    expect(first).toBe(second);
  });
});

describe('property injection', () => {
  class Injected implements IPropertyInjector {
    constructor(public readonly constructUniqueId: string, private readonly defaults: object) {
    }

    public inject(originalProps: object, _context: InjectionContext): object {
      return { ...this.defaults, ...originalProps };
    }
  }

  function injected(id: string, defaults: object): Stack {
    const app = testApp();
    PropertyInjectors.of(app).add(new Injected(id, defaults));
    const stack = new Stack(app, 'Stack');
    new ProductionFunction(stack, 'Function', { code: CODE });
    return stack;
  }

  test.each([
    [ProductionFunction.PROPERTY_INJECTION_ID, { memorySize: 300 }, 'AWS::Lambda::Function', { MemorySize: 300 }],
    [LambdaFunction.PROPERTY_INJECTION_ID, { description: 'From the organisation' }, 'AWS::Lambda::Function', { Description: 'From the organisation' }],
    [Role.PROPERTY_INJECTION_ID, { path: '/service/' }, 'AWS::IAM::Role', { Path: '/service/' }],
    [LogGroup.PROPERTY_INJECTION_ID, { logGroupName: 'named-by-the-organisation' }, 'AWS::Logs::LogGroup', { LogGroupName: 'named-by-the-organisation' }],
    [Queue.PROPERTY_INJECTION_ID, { receiveMessageWaitTime: Duration.seconds(20) }, 'AWS::SQS::Queue', { ReceiveMessageWaitTimeSeconds: 20 }],
  ])('of %s reaches what the function is made of', (id, defaults, type, expected) => {
    Template.fromStack(injected(id, defaults)).hasResourceProperties(type, expected);
  });

  test('of the role does not lose the rights', () => {
    Template.fromStack(injected(Role.PROPERTY_INJECTION_ID, { path: '/service/' })).resourceCountIs('AWS::IAM::ManagedPolicy', 2);
  });

  test('of the framework does not win over an opinion that has a reason', () => {
    Template.fromStack(injected(LambdaFunction.PROPERTY_INJECTION_ID, { timeout: Duration.seconds(3) })).hasResourceProperties('AWS::Lambda::Function', { Timeout: 15 });
  });
});

describe('removal', () => {
  const RETAINED = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

  test('keeps log group and failure queue', () => {
    const { fn } = defineFunction();
    expect(resourceOf(fn.logGroup)).toMatchObject(RETAINED);
    expect(resourceOf(fn.failureQueue!)).toMatchObject(RETAINED);
  });

  test('destroys them where that is said, and keeps the version all the same', () => {
    const { fn } = defineFunction({ removalPolicy: RemovalPolicy.DESTROY });
    expect(resourceOf(fn.logGroup)).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    expect(resourceOf(fn.failureQueue!)).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    expect(resourceOf(fn.version)).toMatchObject(RETAINED);
  });
});

describe('grants to the function', () => {
  test('go to its execution role', () => {
    const { stack, fn } = defineFunction();
    fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:ReceiveMessage'], resources: ['arn:aws:sqs:eu-central-1:111122223333:orders'] }));
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'sqs:ReceiveMessage' })]) },
      Roles: [{ Ref: logicalIdOf(fn.role!) }],
    });
  });
});

describe('a function without a VPC', () => {
  test('fails to be connected', () => {
    expect(() => defineFunction().fn.connections).toThrow(/VPC/);
  });

  test('defines no security group', () => {
    Template.fromStack(new ProductionFunction(emptyStack(), 'Function', { code: CODE }).stack).resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });
});
