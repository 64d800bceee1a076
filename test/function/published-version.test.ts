import type { Stack } from 'aws-cdk-lib';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ApplicationLogLevel, Architecture, LayerVersion, Runtime, SystemLogLevel, Tracing } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import * as fc from 'fast-check';
import { AlarmTuning, AsyncFailure, FunctionCode, FunctionLogging, ProductionFunction, VpcPlacement } from '../../lib';
import type { ProductionFunctionProps } from '../../lib';
import { logicalIdOf, resourceOf } from '../synthesized';
import { CODE, emptyStack } from './defined-function';

type Change = Partial<ProductionFunctionProps>;

/** What a changed function may need, the same beside every function so that it changes nothing itself. */
function surroundings(stack: Stack) {
  return {
    boundary: ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'),
    dead: new Queue(stack, 'Dead'),
    key: new Key(stack, 'Key'),
    layer: LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-central-1:111122223333:layer:fonts:4'),
    role: new Role(stack, 'Given', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
    secret: new Secret(stack, 'Secret'),
    topic: new Topic(stack, 'Topic'),
    vpc: new Vpc(stack, 'Vpc', { natGateways: 0, restrictDefaultSecurityGroup: false }),
  };
}

type Surroundings = ReturnType<typeof surroundings>;

/** Every setting that a version freezes, by the change to it. */
const FROZEN: { [setting: string]: (around: Surroundings, n: number) => Change } = {
  code: (_, n) => ({ code: FunctionCode.inline(`exports.handler = async () => ${n};`, { runtime: Runtime.NODEJS_24_X }) }),
  runtime: () => ({ code: FunctionCode.inline('exports.handler = async () => 1;', { runtime: Runtime.NODEJS_22_X }) }),
  handler: () => ({ code: FunctionCode.inline('exports.handler = exports.other = async () => 1;', { runtime: Runtime.NODEJS_24_X, handler: 'index.other' }) }),
  memorySize: (_, n) => ({ memorySize: 600 + n }),
  timeout: (_, n) => ({ timeout: Duration.seconds(20 + n) }),
  description: (_, n) => ({ description: `Number ${n}` }),
  environment: (_, n) => ({ environment: { NUMBER: `${n}` } }),
  secrets: ({ secret }) => ({ secrets: { DATABASE: secret } }),
  architecture: () => ({ architecture: Architecture.X86_64 }),
  ephemeralStorageSize: (_, n) => ({ ephemeralStorageSize: Size.mebibytes(600 + n) }),
  layers: ({ layer }) => ({ layers: [layer] }),
  role: ({ role }) => ({ role }),
  encryptionKey: ({ key }) => ({ encryptionKey: key }),
  network: ({ vpc }) => ({ network: VpcPlacement.of(vpc) }),
  applicationLogLevel: () => ({ logging: FunctionLogging.toOwnGroup({ applicationLogLevel: ApplicationLogLevel.DEBUG }) }),
  systemLogLevel: () => ({ logging: FunctionLogging.toOwnGroup({ systemLogLevel: SystemLogLevel.INFO }) }),
  tracing: () => ({ tracing: Tracing.PASS_THROUGH }),
  deadLetterQueue: ({ dead }) => ({ asyncFailure: AsyncFailure.toDeadLetterQueue(dead) }),
  functionName: (_, n) => ({ functionName: `name-${n}` }),
};

/** Every setting that belongs to the function as a whole, or to something beside it. */
const FREE: { [setting: string]: (around: Surroundings, n: number) => Change } = {
  tags: (_, n) => ({ tags: { number: `${n}` } }),
  reservedConcurrentExecutions: (_, n) => ({ reservedConcurrentExecutions: 1 + n }),
  paused: () => ({ paused: true }),
  alarms: (_, n) => ({ alarms: { errors: AlarmTuning.when({ threshold: 2 + n }), throttles: AlarmTuning.off('noisy') } }),
  alarmTopic: ({ topic }) => ({ alarmTopic: topic }),
  retention: () => ({ logging: FunctionLogging.toOwnGroup({ retention: RetentionDays.ONE_WEEK }) }),
  removalPolicy: () => ({ removalPolicy: RemovalPolicy.DESTROY }),
  permissionsBoundary: ({ boundary }) => ({ permissionsBoundary: boundary }),
  retryAttempts: (_, n) => ({ asyncFailure: AsyncFailure.toQueue(undefined, { retryAttempts: n % 3 }) }),
};

function defined(change: (around: Surroundings) => Change): ProductionFunction {
  const stack = emptyStack();
  return new ProductionFunction(stack, 'Function', { code: CODE, ...change(surroundings(stack)) });
}

const versionOf = (fn: ProductionFunction): string => logicalIdOf(fn.version);
const unchanged = defined(() => ({}));

describe('a version', () => {
  test('is published and kept when the next one takes its place', () => {
    expect(resourceOf(unchanged.version)).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test.each(Object.keys(FROZEN))('is a new one when this changes: %s', (setting) => {
    expect(versionOf(defined((around) => FROZEN[setting](around, 7)))).not.toBe(versionOf(unchanged));
  });

  test.each(Object.keys(FREE))('stays the same when this changes: %s', (setting) => {
    expect(versionOf(defined((around) => FREE[setting](around, 7)))).toBe(versionOf(unchanged));
  });

  test('depends on the frozen settings and on nothing else', () => {
    const settings = fc.record({
      frozen: fc.subarray(['memorySize', 'timeout', 'description', 'environment', 'ephemeralStorageSize', 'encryptionKey', 'tracing', 'functionName']),
      free: fc.subarray(Object.keys(FREE).filter((name) => name !== 'retention')),
      n: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(fc.property(settings, ({ frozen, free, n }) => {
      const change = (names: string[], all: typeof FREE) => (around: Surroundings): Change =>
        names.reduce<Change>((changes, name) => ({ ...changes, ...all[name](around, n) }), {});
      const frozenOnly = versionOf(defined(change(frozen, FROZEN)));
      const both = versionOf(defined((around) => ({ ...change(frozen, FROZEN)(around), ...change(free, FREE)(around) })));
      expect(both).toBe(frozenOnly);
      expect(frozenOnly === versionOf(unchanged)).toBe(frozen.length === 0);
    }), { seed: 20_161_201, numRuns: 15 });
  });

  test('moves neither the log group, nor the alias, nor the function', () => {
    const changed = defined((around) => ({ ...FROZEN.memorySize(around, 9), ...FROZEN.environment(around, 9), ...FREE.tags(around, 9) }));
    for (const part of ['logGroup', 'alias', 'lambda', 'role'] as const) {
      expect(logicalIdOf(changed[part]!)).toBe(logicalIdOf(unchanged[part]!));
    }
  });
});
