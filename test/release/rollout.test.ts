import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ServerlessChecks, AwsSolutionsChecks } from 'cdk-nag';
import { ProductionFunction, Rollout, SmokeTest } from '../../lib';
import type { CanaryOptions, LinearOptions } from '../../lib';
import { failure } from '../failure';
import { CODE, defineFunction } from '../function/defined-function';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';

interface Policy {
  readonly Properties: { readonly PolicyDocument: { readonly Statement: { readonly Action: unknown; readonly Resource: unknown }[] } };
}

const GROUP = 'AWS::CodeDeploy::DeploymentGroup';
const ALIAS = 'AWS::Lambda::Alias';

function released(release: Rollout, context: Record<string, unknown> = {}): Template {
  const stack = new Stack(testApp(context), 'Stack');
  new ProductionFunction(stack, 'Function', { code: CODE, release });
  return Template.fromStack(stack);
}

function only(template: Template, type: string): { [property: string]: unknown } {
  const found = Object.values(template.findResources(type));
  expect(found).toHaveLength(1);
  return found[0];
}

const canary = (options: Partial<CanaryOptions> = {}): Rollout => Rollout.canary({ percent: 10, bake: Duration.minutes(5), ...options });
const linear = (options: Partial<LinearOptions> = {}): Rollout => Rollout.linear({ percent: 10, every: Duration.minutes(1), ...options });

describe('all at once', () => {
  test('is the default: the alias names the new version and nothing else stands around it', () => {
    const template = released(Rollout.allAtOnce());
    expect(template.toJSON()).toEqual(Template.fromStack(defineFunction().stack).toJSON());
    template.resourceCountIs(GROUP, 0);
    expect(only(template, ALIAS)).not.toHaveProperty('UpdatePolicy');
  });
});

describe('a canary', () => {
  test('moves the alias by CodeDeploy and back on failure, stop and alarm', () => {
    const template = released(canary());
    const [group] = Object.keys(template.findResources(GROUP));
    const [application] = Object.keys(template.findResources('AWS::CodeDeploy::Application'));
    expect(only(template, ALIAS).UpdatePolicy).toEqual({
      CodeDeployLambdaAliasUpdate: { ApplicationName: { Ref: application }, DeploymentGroupName: { Ref: group } },
    });
    const alarms = Object.keys(template.findResources('AWS::CloudWatch::Alarm')).filter((id) => id.includes('CandidateAlarms'));
    expect(alarms).toHaveLength(2);
    template.hasResourceProperties(GROUP, {
      AlarmConfiguration: { Enabled: true, IgnorePollAlarmFailure: false, Alarms: alarms.map((alarm) => ({ Name: { Ref: alarm } })) },
      AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'] },
    });
  });

  test.each([[5, 'Canary10Percent5Minutes'], [10, 'Canary10Percent10Minutes'], [15, 'Canary10Percent15Minutes'], [30, 'Canary10Percent30Minutes']])(
    'of 10 %% for %d minutes is one of CodeDeploy itself', (minutes, name) => {
      const template = released(canary({ bake: Duration.minutes(minutes) }));
      template.hasResourceProperties(GROUP, { DeploymentConfigName: `CodeDeployDefault.Lambda${name}` });
      template.resourceCountIs('AWS::CodeDeploy::DeploymentConfig', 0);
    });

  test('of another share or time is defined', () => {
    released(canary({ percent: 5, bake: Duration.minutes(20) })).hasResourceProperties('AWS::CodeDeploy::DeploymentConfig', {
      TrafficRoutingConfig: { Type: 'TimeBasedCanary', TimeBasedCanary: { CanaryPercentage: 5, CanaryInterval: 20 } },
    });
  });

  test('keeps the logical ids of alias and version', () => {
    const ids = (template: Template): string[] => [ALIAS, 'AWS::Lambda::Version'].flatMap((type) => Object.keys(template.findResources(type)));
    expect(ids(released(canary()))).toEqual(ids(released(Rollout.allAtOnce())));
  });

  test('shares one application with the other functions of the stack', () => {
    const stack = new Stack(testApp(), 'Stack');
    ['One', 'Two'].forEach((id) => new ProductionFunction(stack, id, { code: CODE, release: canary() }));
    Template.fromStack(stack).resourceCountIs('AWS::CodeDeploy::Application', 1);
    Template.fromStack(stack).resourceCountIs(GROUP, 2);
  });

  test.each([1, 99])('takes %d percent', (percent) => {
    expect(() => released(canary({ percent }))).not.toThrow();
  });

  test.each([0, 100, 2.5])('fails with %d percent', (percent) => {
    expect(() => released(canary({ percent }))).toThrow(failure('RolloutPercentOutOfRange', new RegExp(`got ${percent}`)));
  });

  test.each([3, 2_880])('takes a bake of %d minutes', (minutes) => {
    expect(() => released(canary({ bake: Duration.minutes(minutes) }))).not.toThrow();
  });

  test('fails when the bake is shorter than its alarms need to tell', () => {
    expect(() => released(canary({ bake: Duration.minutes(2) }))).toThrow(failure('RolloutShorterThanItsAlarms', /got 2 min/));
  });

  test.each([90, 2_881 * 60])('fails with a bake of %d seconds', (seconds) => {
    expect(() => released(canary({ bake: Duration.seconds(seconds) }))).toThrow(failure('RolloutIntervalOutOfRange', new RegExp(`got ${seconds / 60} min`)));
  });
});

describe('a linear shift', () => {
  test.each([[1, '1Minute'], [2, '2Minutes'], [3, '3Minutes'], [10, '10Minutes']])('of 10 %% every %d minutes is one of CodeDeploy itself', (minutes, name) => {
    released(linear({ every: Duration.minutes(minutes) })).hasResourceProperties(GROUP, {
      DeploymentConfigName: `CodeDeployDefault.LambdaLinear10PercentEvery${name}`,
    });
  });

  test('of another step is defined', () => {
    released(linear({ percent: 25, every: Duration.minutes(7) })).hasResourceProperties('AWS::CodeDeploy::DeploymentConfig', {
      TrafficRoutingConfig: { Type: 'TimeBasedLinear', TimeBasedLinear: { LinearPercentage: 25, LinearInterval: 7 } },
    });
  });

  test('takes steps that are shorter than the alarms need when all of them are not', () => {
    expect(() => released(linear({ percent: 25, every: Duration.minutes(1) }))).not.toThrow();
  });

  test('fails when all steps together are shorter than the alarms need', () => {
    expect(() => released(linear({ percent: 34, every: Duration.minutes(1) }))).toThrow(failure('RolloutShorterThanItsAlarms', /got 2 min/));
  });

  test('fails when all steps together take more than 48 hours', () => {
    expect(() => released(linear({ percent: 1, every: Duration.minutes(30) }))).toThrow(failure('RolloutTooLong', /got 2970 min/));
  });
});

describe('tests of a shift', () => {
  const test1 = SmokeTest.events([{ payload: { probe: true } }]);

  test('run before and after it, and the alias waits for them', () => {
    const template = released(canary({ smokeTest: test1, verification: test1 }));
    const hooks = Object.keys(template.findResources('AWS::Lambda::Function')).filter((id) => id.includes('Release'));
    const alias = only(template, ALIAS) as {
      readonly UpdatePolicy: { readonly CodeDeployLambdaAliasUpdate: { readonly [hook: string]: { readonly Ref: string } } };
      readonly DependsOn: string[];
    };
    const { BeforeAllowTrafficHook: before, AfterAllowTrafficHook: after } = alias.UpdatePolicy.CodeDeployLambdaAliasUpdate;
    expect([before.Ref, after.Ref].sort()).toEqual(hooks.sort());
    expect(alias.DependsOn).toEqual(expect.arrayContaining(hooks));
  });

  test('may report to this deployment group and no other', () => {
    const template = released(canary({ smokeTest: test1 }));
    const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy')) as Policy[];
    const report = policies
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => Action === 'codedeploy:PutLifecycleEventHookExecutionStatus');
    expect(report).toHaveLength(1);
    expect(JSON.stringify(report[0].Resource)).toContain(Object.keys(template.findResources(GROUP))[0]);
  });
});

describe('the rights of CodeDeploy', () => {
  test('are this alias, the alarms, and its own hooks', () => {
    const template = released(canary({ smokeTest: SmokeTest.events([{ payload: {} }]) }));
    const [, policy] = Object.entries(template.findResources('AWS::IAM::ManagedPolicy')).find(([id]) => id.includes('DeploymentPolicy')) ?? [];
    const [fn] = Object.keys(template.findResources('AWS::Lambda::Function')).filter((id) => !id.includes('Release'));
    const [hook] = Object.keys(template.findResources('AWS::Lambda::Function')).filter((id) => id.includes('Release'));
    const arn = { 'Fn::GetAtt': [fn, 'Arn'] };
    expect((policy as unknown as Policy).Properties.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
        Resource: [arn, { 'Fn::Join': ['', [arn, ':live']] }],
      },
      { Effect: 'Allow', Action: 'cloudwatch:DescribeAlarms', Resource: '*' },
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [hook, 'Arn'] } },
    ]);
  });

  test('need no managed policy of AWS', () => {
    expect(JSON.stringify(released(canary()).toJSON())).not.toContain(':iam::aws:policy');
  });

  test.each([AwsSolutionsChecks, ServerlessChecks])('leave nothing for %p to find', (Pack) => {
    const app = testApp();
    new ProductionFunction(new Stack(app, 'Stack'), 'Function', { code: CODE, release: canary({ smokeTest: SmokeTest.events([{ payload: {} }]) }) });
    expect(new Pack(app).validateScope(app).violations).toEqual([]);
  });
});

describe('the CDK’s own template validation', () => {
  withTemplateValidation();

  test.each([
    ['canary', canary({ smokeTest: SmokeTest.events([{ payload: {} }]) })],
    ['linear', linear()],
    ['weighted', Rollout.weighted({ stableVersion: '3', candidateWeight: 20 })],
    ['pinned', Rollout.pinned('3')],
  ])('finds nothing in a %s release', (_name, release) => {
    const app = testApp();
    new ProductionFunction(new Stack(app, 'Stack'), 'Function', { code: CODE, release });
    expect(() => app.synth()).not.toThrow();
  });
});
