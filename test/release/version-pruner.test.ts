import { existsSync } from 'node:fs';
import { Duration, NestedStack, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Alias, Code, Function as LambdaFunction, LayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IFunction, ILayerVersion } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { runtimeDirectory } from '../../lib/private/runtime-package';
import { VersionPruner } from '../../lib/release/version-pruner';
import type { VersionPrunerProps } from '../../lib/release/version-pruner-props';
import { failure } from '../failure';
import { rights, rightsOf } from '../function/rights';
import { ALL, findingsOf, GENERAL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';
import { onlyPropertiesOf, resourceOf, resourcesOf } from '../synthesized';

const ENV = { account: '111122223333', region: 'eu-west-1' };

function newStack(): Stack {
  return new Stack(testApp(), 'Stack', { env: ENV });
}

function plainFunction(stack: Stack, id = 'Orders'): LambdaFunction {
  return new LambdaFunction(stack, id, { code: Code.fromInline('exports.handler = 1'), runtime: Runtime.NODEJS_24_X, handler: 'index.handler' });
}

function named(stack: Stack, name: string): IFunction {
  return LambdaFunction.fromFunctionName(stack, `Import${stack.node.children.length}`, name);
}

function layer(stack: Stack, arn = 'arn:aws:lambda:eu-west-1:111122223333:layer:tools:3'): ILayerVersion {
  return LayerVersion.fromLayerVersionArn(stack, `Layer${stack.node.children.length}`, arn);
}

function define(props: Partial<VersionPrunerProps> = {}, stack = newStack()): { stack: Stack; pruner: VersionPruner } {
  return { stack, pruner: new VersionPruner(stack, 'Pruner', { functions: [named(stack, 'orders')], ...props }) };
}

function environmentOf({ function: fn }: VersionPruner): { readonly [variable: string]: unknown } {
  return (resourceOf(fn).Properties.Environment as { readonly Variables: { readonly [variable: string]: unknown } }).Variables;
}

describe('the function of a pruner', () => {
  test('runs the program that the library brings along', () => {
    const { pruner } = define();
    expect(existsSync(`${runtimeDirectory('version-pruner')}/index.mjs`)).toBe(true);
    expect(resourceOf(pruner.function).Properties).toMatchObject({
      Runtime: 'nodejs24.x', Handler: 'index.handler', Architectures: ['arm64'], Timeout: 900, MemorySize: 256, LoggingConfig: { LogFormat: 'JSON' },
    });
    expect(resourceOf(pruner.function).Properties).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  test('is told the names and the rules', () => {
    expect(environmentOf(define().pruner)).toEqual({ FUNCTIONS: 'orders', STACKS: 'Stack', KEEP: '5', MINIMUM_AGE: '14 days', DRY_RUN: 'false' });
    const stack = newStack();
    const { pruner } = define({ keep: 2, minimumAge: Duration.hours(1), dryRun: true, layers: [layer(stack)] }, stack);
    expect(environmentOf(pruner)).toEqual({ FUNCTIONS: 'orders', LAYERS: 'tools', STACKS: 'Stack', KEEP: '2', MINIMUM_AGE: '1 hours', DRY_RUN: 'true' });
  });

  test('writes to a log group of its own, kept', () => {
    const { stack, pruner } = define();
    Template.fromStack(stack).hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'RetainExceptOnCreate', Properties: { RetentionInDays: 90 } });
    expect(stack.resolve(pruner.logGroup.logGroupName)).toEqual({ Ref: expect.any(String) });
  });

  test('writes to the log group given, and none is defined', () => {
    const stack = newStack();
    const { pruner } = define({ logGroup: LogGroup.fromLogGroupName(stack, 'Group', 'pruning') }, stack);
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 0);
    expect(resourceOf(pruner.function).Properties).toMatchObject({ LoggingConfig: { LogGroup: 'pruning' } });
  });
});

describe('functions', () => {
  test('are reduced to the one behind an alias or a version, each once', () => {
    const stack = newStack();
    const fn = plainFunction(stack);
    const alias = new Alias(stack, 'Alias', { aliasName: 'live', version: fn.currentVersion });
    const { pruner } = define({ functions: [alias, fn.currentVersion, fn, named(stack, 'orders:live'), named(stack, 'orders')] }, stack);
    expect(environmentOf(pruner).FUNCTIONS).toEqual({ 'Fn::Join': ['', [stack.resolve(fn.functionName), ',orders']] });
  });

  test('fail when there are none', () => {
    expect(() => define({ functions: [] })).toThrow(failure('VersionPrunerFunctionsMissing', /got 0/));
  });

  test('fail when they are of another Region or account', () => {
    const stack = newStack();
    const abroad = LambdaFunction.fromFunctionArn(stack, 'Abroad', 'arn:aws:lambda:us-east-1:111122223333:function:orders');
    expect(() => define({ functions: [abroad] }, stack)).toThrow(failure('VersionPrunerTargetElsewhere', /functions\[0\].*us-east-1/));
    const foreign = layer(stack, 'arn:aws:lambda:eu-west-1:444455556666:layer:tools:3');
    expect(() => new VersionPruner(stack, 'Other', { functions: [named(stack, 'orders')], layers: [foreign] }))
      .toThrow(failure('VersionPrunerTargetElsewhere', /layers\[0\].*444455556666/));
  });

  test('may be of an account and Region known at deploy time only', () => {
    const stack = new Stack(testApp(), 'Stack');
    const fn = LambdaFunction.fromFunctionArn(stack, 'Import', 'arn:aws:lambda:us-east-1:111122223333:function:orders');
    expect(() => define({ functions: [fn], layers: [layer(stack, Token.asString({ Ref: 'LayerArn' }))] }, stack)).not.toThrow();
  });

  test('have names of 3,800 characters together at most', () => {
    const filled = (last: number) => (stack: Stack): IFunction[] => [
      ...Array.from({ length: 75 }, (_, index) => named(stack, `f${String(index).padStart(2, '0')}${'x'.repeat(46)}`)), named(stack, 'x'.repeat(last)),
    ];
    const [fits, exceeds] = [newStack(), newStack()];
    expect(() => define({ functions: filled(43)(fits) }, fits)).not.toThrow();
    expect(() => define({ functions: filled(44)(exceeds) }, exceeds)).toThrow(failure('VersionPrunerNamesTooLong', /got 3801 for 76 functions, 0 layers and 1 stacks/));
  });

  test('leave room for 56 functions with generated names in a stack with the longest name', () => {
    const longest = (count: number) => () => {
      const stack = new Stack(testApp(), 'Stack', { env: ENV, stackName: 's'.repeat(128) });
      return define({ functions: Array.from({ length: count }, (_, index) => named(stack, Token.asString({ Ref: `Function${index}` }))) }, stack);
    };
    expect(longest(56)).not.toThrow();
    expect(longest(57)).toThrow(failure('VersionPrunerNamesTooLong', /got 3834/));
  });

  test.each([[58, 0], [36, 10]])('count as long as can be when their names are generated: %i fit with %i layers, one more does not', (count, layers) => {
    const props = (more: number): (() => unknown) => () => {
      const stack = newStack();
      const functions = Array.from({ length: count + more }, (_, index) => named(stack, Token.asString({ Ref: `Function${index}` })));
      return define({ functions, layers: Array.from({ length: layers }, (_, index) => layer(stack, Token.asString({ Ref: `Layer${index}` }))) }, stack);
    };
    expect(props(0)).not.toThrow();
    expect(props(1)).toThrow(failure('VersionPrunerNamesTooLong', /got 38\d\d/));
  });
});

describe('rights', () => {
  const READ = ['lambda:ListAliases', 'lambda:ListVersionsByFunction'];

  function expectRights(props: Partial<VersionPrunerProps>, more: (orders: string, tools: string) => Parameters<typeof rights>[1][]): void {
    const stack = newStack();
    const { pruner } = define({ ...props, layers: props.layers && [layer(stack)] }, stack);
    const prefix = `arn:${stack.partition}:lambda:eu-west-1:111122223333`;
    expect(rightsOf(stack)).toEqual(rights(stack,
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: pruner.logGroup.logGroupArn },
      { actions: ['cloudformation:DescribeStacks'], resource: `arn:${stack.partition}:cloudformation:eu-west-1:111122223333:stack/Stack/*` },
      ...more(`${prefix}:function:orders`, `${prefix}:layer:tools:*`)));
  }

  test('are to read the function and to delete its numbered versions, never the function', () => {
    expectRights({}, (orders) => [
      { actions: READ, resource: orders },
      { actions: ['lambda:DeleteFunction', 'lambda:GetFunctionConfiguration'], resource: `${orders}:*` },
      { actions: ['lambda:GetAccountSettings'], resource: '*' },
    ]);
  });

  test('are to delete nothing in a dry run', () => {
    expectRights({ dryRun: true, layers: [] }, (orders) => [
      { actions: READ, resource: orders },
      { actions: ['lambda:GetFunctionConfiguration'], resource: `${orders}:*` },
      { actions: ['lambda:GetAccountSettings', 'lambda:ListLayerVersions'], resource: '*' },
      { actions: ['lambda:GetFunctionConfiguration'], resource: orders },
    ]);
  });

  test('are to delete the versions of the layers given, and to see which are used', () => {
    expectRights({ layers: [] }, (orders, tools) => [
      { actions: [...READ, 'lambda:GetFunctionConfiguration'], resource: orders },
      { actions: ['lambda:DeleteFunction', 'lambda:GetFunctionConfiguration'], resource: `${orders}:*` },
      { actions: ['lambda:GetAccountSettings', 'lambda:ListLayerVersions'], resource: '*' },
      { actions: ['lambda:DeleteLayerVersion'], resource: tools },
    ]);
  });

  test('stand in customer managed policies of 20 functions each', () => {
    const stack = newStack();
    define({ functions: Array.from({ length: 41 }, (_, index) => named(stack, `function${index}`)) }, stack);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 4);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
    expect(onlyPropertiesOf(stack, 'AWS::IAM::Role')).not.toHaveProperty('ManagedPolicyArns');
  });
});

describe('the stacks that are asked whether a deployment can still go back', () => {
  test('are its own and those around what is pruned: of an alias its own and that of its function, of an import the importing one', () => {
    const app = testApp();
    const [other, third, stack] = ['Other', 'Third', 'Stack'].map((name) => new Stack(app, name, { env: ENV }));
    const alias = new Alias(third, 'Alias', { aliasName: 'beta', version: plainFunction(other).currentVersion });
    const { pruner } = define({ functions: [alias, named(third, 'orders')], layers: [layer(new Stack(app, 'Layers', { env: ENV }))] }, stack);
    expect(environmentOf(pruner).STACKS).toBe('Stack,Third,Other,Layers');
    expect(rightsOf(stack)).toEqual(expect.arrayContaining(['Stack', 'Third', 'Other', 'Layers'].map((name) =>
      `Allow cloudformation:DescribeStacks "arn:aws:cloudformation:eu-west-1:111122223333:stack/${name}/*" {}`)));
  });

  test('are the outermost ones, and of each Region and account that is known only when it is deployed', () => {
    const stack = new Stack(testApp(), 'Stack');
    const { pruner } = define({ functions: [plainFunction(new NestedStack(stack, 'Nested'))] }, stack);
    expect(environmentOf(pruner).STACKS).toBe('Stack');
    expect(rightsOf(stack).filter((line) => line.includes('DescribeStacks'))).toEqual([expect.stringMatching(/AWS::Region.*:stack\/Stack\/\*/)]);
  });
});

describe('schedule', () => {
  test('is once a day by default, or as given', () => {
    Template.fromStack(define({ onDeploy: false }).stack).hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)' });
    const { stack } = define({ onDeploy: false, schedule: Schedule.expression('cron(0 4 * * ? *)') });
    expect(onlyPropertiesOf(stack, 'AWS::Events::Rule')).toMatchObject({ ScheduleExpression: 'cron(0 4 * * ? *)' });
  });
});

describe('onDeploy', () => {
  function watchedStacks(stack: Stack): unknown {
    const rules = Template.fromStack(stack).findResources('AWS::Events::Rule', { Properties: { EventPattern: Match.anyValue() } });
    const [{ Properties: { EventPattern: pattern } }] = Object.values(rules);
    expect(pattern).toMatchObject({
      source: ['aws.cloudformation'], 'detail-type': ['CloudFormation Stack Status Change'], detail: { 'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] } },
    });
    return pattern.detail['stack-id'];
  }

  function beginning(name: string): object {
    return { prefix: `arn:aws:cloudformation:eu-west-1:111122223333:stack/${name}/` };
  }

  test('runs the pruner after successful deployments of its stack', () => {
    expect(watchedStacks(define().stack)).toEqual([beginning('Stack')]);
  });

  test('watches the stacks of the functions, nested ones by the outermost', () => {
    const app = testApp();
    const [other, stack] = [new Stack(app, 'Other', { env: ENV }), new Stack(app, 'Stack', { env: ENV })];
    define({ functions: [plainFunction(other), plainFunction(new NestedStack(other, 'Nested'), 'Invoices')] }, stack);
    expect(watchedStacks(stack)).toEqual([beginning('Stack'), beginning('Other')]);
  });

  test('can be left out', () => {
    Template.fromStack(define({ onDeploy: false }).stack).resourceCountIs('AWS::Events::Rule', 1);
  });
});

describe('alarms', () => {
  test('fire at 80 % of the code storage, and keep their state between two runs', () => {
    const { stack, pruner } = define();
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'CdkLambdaPatterns', MetricName: 'CodeStorageUsed', Dimensions: [{ Name: 'FunctionName', Value: stack.resolve(pruner.function.functionName) }],
      Threshold: 80, ComparisonOperator: 'GreaterThanOrEqualToThreshold', EvaluationPeriods: 1, Statistic: 'Maximum', TreatMissingData: 'ignore',
    });
    expect(pruner.codeStorageUsed.metricName).toBe('CodeStorageUsed');
  });

  test.each(['Errors', 'AsyncEventsDropped'])('fire when a run fails or is lost: %s', (MetricName) => {
    Template.fromStack(define().stack).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName, Namespace: 'AWS/Lambda', Threshold: 1, Statistic: 'Sum', TreatMissingData: 'notBreaching' });
  });

  test('tell the topic', () => {
    const stack = newStack();
    const topic = new Topic(stack, 'Topic');
    define({ alarmTopic: topic }, stack);
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toEqual(Array.from({ length: 3 }, () => [stack.resolve(topic.topicArn)]));
  });
});

describe('numbers', () => {
  test.each([2, 1_000])('keep may be %i', (keep) => {
    expect(() => define({ keep })).not.toThrow();
  });

  test.each([1, 0, 2.5])('fails when keep is %d', (keep) => {
    expect(() => define({ keep })).toThrow(failure('VersionPrunerKeepTooFew', new RegExp(`got ${keep}`)));
  });

  test('fails when minimumAge is shorter than an hour or no whole seconds', () => {
    expect(() => define({ minimumAge: Duration.seconds(3_599) })).toThrow(failure('VersionPrunerMinimumAgeTooShort', /got 3599 s/));
    expect(() => define({ minimumAge: Duration.millis(3_600_001) })).toThrow(failure('VersionPrunerMinimumAgeTooShort', /got 3600.001 s/));
    expect(() => define({ minimumAge: Duration.seconds(3_600) })).not.toThrow();
  });

  test.each([1, 100])('codeStorageThreshold may be %i', (codeStorageThreshold) => {
    Template.fromStack(define({ codeStorageThreshold }).stack).hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: codeStorageThreshold });
  });

  test.each([0, 101])('fails when codeStorageThreshold is %i', (codeStorageThreshold) => {
    expect(() => define({ codeStorageThreshold })).toThrow(failure('VersionPrunerCodeStorageThresholdOutOfRange', new RegExp(`got ${codeStorageThreshold}`)));
  });

  test('fails with all wrong numbers at once', () => {
    expect(() => define({ keep: 1, codeStorageThreshold: 0 })).toThrow(failure('VersionPrunerKeepTooFew', /got 1: .*; codeStorageThreshold .* got 0/));
  });

  test('are not compared when they are known at deploy time only', () => {
    const number = (name: string): number => Token.asNumber({ Ref: name });
    const { pruner } = define({ keep: number('Keep'), minimumAge: Duration.days(number('Age')), codeStorageThreshold: number('Share') });
    expect(environmentOf(pruner)).toMatchObject({ KEEP: { Ref: 'Keep' }, MINIMUM_AGE: { 'Fn::Join': ['', [{ Ref: 'Age' }, ' days']] } });
  });
});

describe('rule packs', () => {
  test('find nothing unacknowledged, whatever is pruned', () => {
    const stack = newStack();
    define({ functions: [plainFunction(stack), named(stack, 'orders')], layers: [layer(stack), layer(stack, Token.asString({ Ref: 'LayerArn' }))] }, stack);
    expect(openFindingsOf(stack.node.findChild('Pruner'), GENERAL)).toEqual([]);
  });

  test('find nothing unacknowledged when a function is of another stack', () => {
    const app = testApp();
    const [other, stack] = [new Stack(app, 'Other', { env: ENV }), new Stack(app, 'Stack', { env: ENV })];
    define({ functions: [plainFunction(other)] }, stack);
    app.synth();
    expect(openFindingsOf(stack.node.findChild('Pruner'), GENERAL)).toEqual([]);
  });

  test('for regulated workloads find nothing unacknowledged once it has a topic and an encrypted log group', () => {
    const stack = newStack();
    const { pruner } = define({ alarmTopic: new Topic(stack, 'Topic'), logGroup: LogGroup.fromLogGroupName(stack, 'Group', 'pruning') }, stack);
    expect(openFindingsOf(pruner, ALL)).toEqual([]);
  });

  test('have every wildcard named', () => {
    expect(findingsOf(define().pruner, GENERAL).map(({ rule }) => rule).filter((rule) => rule.includes('IAM5'))).toEqual([
      'AwsSolutions-IAM5[Resource::arn:aws:cloudformation:eu-west-1:111122223333:stack/Stack/*]',
      'AwsSolutions-IAM5[Resource::*]', 'AwsSolutions-IAM5[Resource::arn:aws:lambda:eu-west-1:111122223333:function:orders:*]',
    ]);
  });
});

describe('a second pruner', () => {
  test('fits into the stack', () => {
    const { stack } = define();
    new VersionPruner(stack, 'Second', { functions: [plainFunction(stack)] });
    const alarms = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
    expect(new Set(alarms.map(({ Properties }) => JSON.stringify([Properties.MetricName, Properties.Dimensions])))).toHaveProperty('size', 6);
  });
});
