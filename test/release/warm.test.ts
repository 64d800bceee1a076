import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Alias, Code, Function as LambdaFunction, Runtime, Version } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { Warm } from '../../lib/release/warm';
import { failure } from '../failure';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { logicalIdOf, onlyPropertiesOf, resourceOf, warningsOf } from '../synthesized';
import { defineAlias, keepWarm } from './warm-alias';

const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';

describe('a fixed number', () => {
  test('stands on the alias, without any scaling', () => {
    const { stack, alias } = keepWarm(Warm.fixed(5));
    expect(resourceOf(alias).Properties.ProvisionedConcurrencyConfig).toEqual({ ProvisionedConcurrentExecutions: 5 });
    Template.fromStack(stack).resourceCountIs(TARGET, 0);
  });

  test('may be 1, and is not warned of', () => {
    const { stack, alias } = keepWarm(Warm.fixed(1));
    expect(resourceOf(alias).Properties.ProvisionedConcurrencyConfig).toEqual({ ProvisionedConcurrentExecutions: 1 });
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each([0, -1, 1.5, Number.NaN])('fails when it is %d', (environments) => {
    expect(() => keepWarm(Warm.fixed(environments))).toThrow(failure('WarmEnvironmentsOutOfRange', new RegExp(`at least 1, got ${environments}:`)));
  });

  test('is not checked when it is a deploy-time value', () => {
    const { alias } = keepWarm(Warm.fixed(Lazy.number({ produce: () => 3 })), { reservedConcurrentExecutions: 2 });
    expect(resourceOf(alias).Properties.ProvisionedConcurrencyConfig).toEqual({ ProvisionedConcurrentExecutions: 3 });
  });
});

describe('a number that follows the utilization', () => {
  test('is scaled on the alias, after it, by the linked role of the service', () => {
    const { stack, alias, fn } = keepWarm(Warm.utilization({ min: 2, max: 50 }));
    const template = Template.fromStack(stack);
    expect(onlyPropertiesOf(stack, TARGET)).toEqual({
      MinCapacity: 2,
      MaxCapacity: 50,
      ServiceNamespace: 'lambda',
      ScalableDimension: 'lambda:function:ProvisionedConcurrency',
      // The reference to the alias makes the target wait for it.
      ResourceId: { 'Fn::Join': ['', ['function:', { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: logicalIdOf(alias) }] }] }, ':live']] },
      RoleARN: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/aws-service-role/lambda.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency']] },
    });
    expect(onlyPropertiesOf(stack, POLICY)).toEqual({
      PolicyName: expect.stringContaining('AliasScaling'),
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: { Ref: Object.keys(template.findResources(TARGET))[0] },
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' },
        TargetValue: 0.7,
      },
    });
    expect(Object.keys(template.findResources('AWS::IAM::Role'))).toEqual([logicalIdOf(fn.role!)]);
  });

  test('does not stand on the alias, where each deployment would set it back', () => {
    expect(resourceOf(keepWarm(Warm.utilization({ min: 2, max: 50 })).alias).Properties).not.toHaveProperty('ProvisionedConcurrencyConfig');
  });

  test.each([0.1, 0.5, 0.9])('may keep a share of %d in use', (target) => {
    const { stack } = keepWarm(Warm.utilization({ min: 2, max: 3, target }));
    expect(onlyPropertiesOf(stack, POLICY)).toMatchObject({ TargetTrackingScalingPolicyConfiguration: { TargetValue: target } });
  });

  test.each([0.09, 0.91, 70, Number.NaN])('fails to keep a share of %d in use', (target) => {
    expect(() => keepWarm(Warm.utilization({ min: 2, max: 3, target }))).toThrow(failure('WarmUtilizationTargetOutOfRange', new RegExp(`between 0.1 and 0.9, got ${target}:`)));
  });

  test.each([0, 2.5])('fails when its minimum is %d', (min) => {
    expect(() => keepWarm(Warm.utilization({ min, max: 5 }))).toThrow(failure('WarmMinOutOfRange', new RegExp(`^min .* at least 1, got ${min}:`)));
  });

  test.each([[5, 4], [1, 0], [2, 2.5]])('fails when its minimum is %d and its maximum %d', (min, max) => {
    expect(() => keepWarm(Warm.utilization({ min, max }))).toThrow(failure('WarmMaxOutOfRange', new RegExp(`^max .* at least ${min}, .* got ${max}:`)));
  });

  test('may have its maximum at its minimum', () => {
    expect(onlyPropertiesOf(keepWarm(Warm.utilization({ min: 4, max: 4 })).stack, TARGET)).toMatchObject({ MinCapacity: 4, MaxCapacity: 4 });
  });

  test('is told all its problems at once', () => {
    expect(() => keepWarm(Warm.utilization({ min: 0, max: 0, target: 1 }))).toThrow(failure('WarmMinOutOfRange', /min .*; max .*; target /));
  });

  test('is warned of when its minimum is 1', () => {
    expect(warningsOf(keepWarm(Warm.utilization({ min: 1, max: 5 })).stack)).toEqual([expect.stringMatching(/^min of 1 .*Warm\.utilizationFromOne/)]);
    expect(warningsOf(keepWarm(Warm.utilization({ min: 2, max: 5 })).stack)).toEqual([]);
  });

  test('is not checked where it is a deploy-time value', () => {
    const late = (value: number): number => Lazy.number({ produce: () => value });
    const { stack } = keepWarm(Warm.utilization({ min: late(3), max: late(4), target: late(0.6) }), { reservedConcurrentExecutions: 2 });
    expect(onlyPropertiesOf(stack, TARGET)).toMatchObject({ MinCapacity: 3, MaxCapacity: 4 });
    expect(onlyPropertiesOf(keepWarm(Warm.utilization({ min: late(3), max: 4 })).stack, TARGET)).toMatchObject({ MinCapacity: 3, MaxCapacity: 4 });
    expect(onlyPropertiesOf(keepWarm(Warm.utilization({ min: 3, max: late(4) })).stack, TARGET)).toMatchObject({ MinCapacity: 3, MaxCapacity: 4 });
  });
});

describe('warm environments', () => {
  test('are for several functions of a stack, from one value', () => {
    const stack = new Stack(testApp(), 'Stack');
    const warm = Warm.utilization({ min: 2, max: 9 });
    for (const id of ['First', 'Second']) {
      const scope = new Construct(stack, id);
      const fn = new LambdaFunction(scope, 'Function', { code: Code.fromInline('-'), handler: 'index.handler', runtime: Runtime.NODEJS_22_X });
      warm.bind(scope, new Alias(scope, 'Alias', { aliasName: 'live', version: fn.currentVersion }));
    }
    Template.fromStack(stack).resourceCountIs(TARGET, 2);
    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 4);
  });

  test('are for an alias of an imported function, of which nothing is known', () => {
    const { stack } = defineAlias();
    const lambda = LambdaFunction.fromFunctionName(stack, 'Imported', 'other');
    const alias = new Alias(stack, 'Theirs', { aliasName: 'live', version: Version.fromVersionAttributes(stack, 'Seventh', { lambda, version: '7' }) });
    Warm.fixed(900).bind(stack, alias);
    expect(resourceOf(alias).Properties).toHaveProperty('ProvisionedConcurrencyConfig', { ProvisionedConcurrentExecutions: 900 });
  });
});

describe('every way', () => {
  withTemplateValidation();

  test.each([
    ['fixed', Warm.fixed(3)],
    ['by utilization', Warm.utilization({ min: 2, max: 9 })],
    ['by schedule', Warm.schedule([{ schedule: Schedule.cron({ minute: '0', hour: '8' }), min: 2, max: 9 }, { schedule: Schedule.cron({ minute: '0', hour: '18' }), min: 0 }])],
  ])('passes the template validation of the framework: %s', (_title, warm) => {
    expect(() => Template.fromStack(keepWarm(warm, { reservedConcurrentExecutions: 10 }).stack)).not.toThrow();
  });
});
