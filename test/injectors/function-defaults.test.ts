import { Duration, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, LayerVersion, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { FunctionProps } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { FunctionDefaults, FunctionLogging, FunctionSource, ProductionFunction, AsyncFailure, VpcPlacement } from '../../lib';
import type { FunctionDefaultsOptions, ProductionFunctionProps } from '../../lib';
import { CODE } from '../function/defined-function';
import { testApp } from '../setup/app';
import { resourceOf } from '../synthesized';

interface Properties { readonly [name: string]: unknown }
const PLAIN: FunctionProps = { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X };

function ours(scope: Construct, props: Partial<ProductionFunctionProps> = {}, id = 'Ours'): ProductionFunction {
  return new ProductionFunction(scope, id, { code: CODE, ...props });
}

function plain(scope: Construct, props: Partial<FunctionProps> = {}): LambdaFunction {
  return new LambdaFunction(scope, 'Plain', { ...PLAIN, ...props });
}

function propertiesOf(fn: ProductionFunction | LambdaFunction): Properties {
  return resourceOf('lambda' in fn ? fn.lambda : fn).Properties;
}

function withDefaults(options: FunctionDefaultsOptions | ((stack: Stack) => FunctionDefaultsOptions)): Stack {
  const stack = new Stack(testApp(), 'Stack');
  FunctionDefaults.apply(stack, typeof options === 'function' ? options(stack) : options);
  return stack;
}

describe('a default for every function', () => {
  test.each<[string, FunctionDefaultsOptions, Properties]>([
    ['memorySize', { memorySize: 777 }, { MemorySize: 777 }],
    ['timeout', { timeout: Duration.seconds(28) }, { Timeout: 28 }],
    ['environment', { environment: { STAGE: 'test' } }, { Environment: { Variables: { STAGE: 'test' } } }],
    ['tracing', { tracing: Tracing.PASS_THROUGH }, { TracingConfig: { Mode: 'PassThrough' } }],
  ])('reaches production functions and plain ones: %s', (_title, options, expected) => {
    const stack = withDefaults(options);
    const functions = [ours(stack), plain(stack)];
    functions.forEach((fn) => expect(propertiesOf(fn)).toMatchObject(expected));
  });

  test('reaches production functions and plain ones: encryptionKey', () => {
    const stack = withDefaults((scope) => ({ encryptionKey: new Key(scope, 'Key'), environment: { STAGE: 'test' } }));
    const [first, second] = [ours(stack), plain(stack)];
    expect(propertiesOf(first)).toHaveProperty('KmsKeyArn');
    expect(propertiesOf(second)).toHaveProperty('KmsKeyArn');
    expect(resourceOf(first.logGroup).Properties).toHaveProperty('KmsKeyId');
  });

  test('reaches the functions inside patterns', () => {
    const stack = withDefaults({ memorySize: 777 });
    const { function: fn } = FunctionSource.fromCode(CODE).bind(new Construct(stack, 'Pattern'), { defaults: {}, asyncFailure: AsyncFailure.toQueue() });
    expect(propertiesOf(fn as ProductionFunction)).toMatchObject({ MemorySize: 777 });
  });
});

describe('a default for production functions only', () => {
  test('layers', () => {
    const arn = 'arn:aws:lambda:eu-central-1:111122223333:layer:fonts:4';
    const stack = withDefaults((scope) => ({ layers: [LayerVersion.fromLayerVersionArn(scope, 'Layer', arn)] }));
    const [first, second] = [ours(stack), plain(stack)];
    expect(propertiesOf(first).Layers).toEqual([arn]);
    expect(propertiesOf(second)).not.toHaveProperty('Layers');
  });

  test('permissionsBoundary, but not where a role is given', () => {
    const stack = withDefaults((scope) => ({ permissionsBoundary: ManagedPolicy.fromManagedPolicyName(scope, 'Boundary', 'boundary') }));
    const given = new Role(stack, 'Given', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const [first] = [ours(stack), ours(stack, { role: given }, 'Other')];
    expect(resourceOf(first.role!).Properties).toHaveProperty('PermissionsBoundary');
    expect(resourceOf(given).Properties).not.toHaveProperty('PermissionsBoundary');
  });

  test('network', () => {
    const stack = withDefaults((scope) => ({ network: VpcPlacement.of(new Vpc(scope, 'Vpc', { restrictDefaultSecurityGroup: false })) }));
    const [first, second] = [ours(stack), plain(stack)];
    expect(propertiesOf(first)).toHaveProperty('VpcConfig');
    expect(propertiesOf(second)).not.toHaveProperty('VpcConfig');
  });

  test('logging and removalPolicy', () => {
    const stack = withDefaults({ logging: FunctionLogging.toOwnGroup({ retention: RetentionDays.ONE_WEEK }), removalPolicy: RemovalPolicy.DESTROY });
    expect(resourceOf(ours(stack).logGroup)).toMatchObject({ Properties: { RetentionInDays: 7 }, DeletionPolicy: 'Delete' });
  });

  test('alarmTopic', () => {
    const stack = withDefaults((scope) => ({ alarmTopic: new Topic(scope, 'Topic') }));
    const alarms = ours(stack).node.findAll().filter((node) => node instanceof Alarm);
    expect(alarms.length).toBeGreaterThan(0);
    alarms.forEach((alarm) => expect(resourceOf(alarm).Properties.AlarmActions).toHaveLength(1));
  });
});

describe('what a function says itself', () => {
  const DEFAULTS: FunctionDefaultsOptions = { memorySize: 777, timeout: Duration.seconds(28), tracing: Tracing.PASS_THROUGH, environment: { STAGE: 'test', REGION_NAME: 'here' } };

  test('wins', () => {
    const stack = withDefaults(DEFAULTS);
    const own = { memorySize: 200, timeout: Duration.seconds(3), tracing: Tracing.DISABLED };
    const functions = [ours(stack, own), plain(stack, own)];
    for (const fn of functions) {
      expect(propertiesOf(fn)).toMatchObject({ MemorySize: 200, Timeout: 3 });
      expect(propertiesOf(fn)).not.toHaveProperty('TracingConfig');
    }
  });

  test('is merged with the environment, variable by variable', () => {
    const stack = withDefaults(DEFAULTS);
    const environment = { STAGE: 'mine', TABLE_NAME: 'orders' };
    const functions = [ours(stack, { environment }), plain(stack, { environment })];
    functions.forEach((fn) => expect(propertiesOf(fn).Environment).toEqual({ Variables: { REGION_NAME: 'here', STAGE: 'mine', TABLE_NAME: 'orders' } }));
  });

  test('is nothing when it is undefined', () => {
    const stack = withDefaults(DEFAULTS);
    const nothing = { memorySize: undefined, timeout: undefined, environment: undefined, tracing: undefined };
    const functions = [ours(stack, nothing), plain(stack, nothing)];
    functions.forEach((fn) => expect(propertiesOf(fn)).toMatchObject({
      MemorySize: 777, Timeout: 28, TracingConfig: { Mode: 'PassThrough' }, Environment: { Variables: { STAGE: 'test', REGION_NAME: 'here' } },
    }));
  });
});

describe('scopes', () => {
  test('may be an app, a stage, a stack and any construct; the nearest wins, value by value', () => {
    const app = testApp();
    FunctionDefaults.apply(app, { memorySize: 300, timeout: Duration.seconds(11), environment: { FROM: 'app', APP: 'yes' } });
    const stage = new Stage(app, 'Stage');
    FunctionDefaults.apply(stage, { memorySize: 400, environment: { FROM: 'stage', STAGE: 'yes' } });
    const stack = new Stack(stage, 'Stack');
    const part = new Construct(stack, 'Part');
    FunctionDefaults.apply(part, { memorySize: 500 });
    const [far, near, inner] = [ours(new Stack(app, 'Beside')), ours(stack), ours(part)];
    expect(propertiesOf(far)).toMatchObject({ MemorySize: 300, Timeout: 11, Environment: { Variables: { FROM: 'app', APP: 'yes' } } });
    expect(propertiesOf(near)).toMatchObject({ MemorySize: 400, Timeout: 11, Environment: { Variables: { FROM: 'stage', APP: 'yes', STAGE: 'yes' } } });
    expect(propertiesOf(inner)).toMatchObject({ MemorySize: 500, Timeout: 11, Environment: { Variables: { FROM: 'stage', APP: 'yes', STAGE: 'yes' } } });
  });

  test('may be told several times: the last says what it says, the rest stays', () => {
    const stack = withDefaults({ memorySize: 300, timeout: Duration.seconds(11) });
    FunctionDefaults.apply(stack, { memorySize: 400 });
    expect(propertiesOf(ours(stack))).toMatchObject({ MemorySize: 400, Timeout: 11 });
  });

  test('do not erase a default further out with undefined', () => {
    const stack = withDefaults({ memorySize: 300 });
    const part = new Construct(stack, 'Part');
    FunctionDefaults.apply(part, { memorySize: undefined, timeout: Duration.seconds(11) });
    expect(propertiesOf(ours(part))).toMatchObject({ MemorySize: 300, Timeout: 11 });
  });

  test('do not reach the functions that were there before', () => {
    const stack = new Stack(testApp(), 'Stack');
    const before = ours(stack);
    FunctionDefaults.apply(stack, { memorySize: 300 });
    expect(propertiesOf(before)).toMatchObject({ MemorySize: 512 });
  });

  test('do not reach another app', () => {
    withDefaults({ memorySize: 300 });
    expect(propertiesOf(ours(new Stack(testApp(), 'Stack')))).toMatchObject({ MemorySize: 512 });
  });
});

describe('no default', () => {
  test('leaves production functions and plain ones as they are', () => {
    const bare = new Stack(testApp(), 'Stack');
    const stack = withDefaults({});
    const pairs = [[ours(stack), ours(bare)], [plain(stack), plain(bare)]];
    pairs.forEach(([first, second]) => expect(propertiesOf(first)).toEqual(propertiesOf(second)));
  });
});
