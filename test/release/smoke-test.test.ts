import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SmokeTest } from '../../lib/release/smoke-test';
import { rights, rightsOf } from '../function/rights';
import { ALL, findingsOf, openFindingsOf } from '../nag/examiners';
import { logicalIdOf, onlyPropertiesOf, resourceOf, resourcesOf } from '../synthesized';
import { bindTest, CODE } from './tested-version';
import type { BoundTest } from './tested-version';

const EVENTS = SmokeTest.events([{ payload: { order: 1 } }]);

function environmentOf(fn: BoundTest['config']['hook']): unknown {
  return (resourceOf(fn).Properties.Environment as { readonly Variables: unknown }).Variables;
}

function logging(stack: BoundTest['stack']): { actions: string[]; resource: unknown } {
  const [group] = Object.keys(Template.fromStack(stack).findResources('AWS::Logs::LogGroup'));
  return { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: { 'Fn::GetAtt': [group, 'Arn'] } };
}

describe('a test by events', () => {
  test('defines a function, its role, one policy and its log group', () => {
    const { stack } = bindTest(EVENTS);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Lambda::Function', 2);
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test('runs on Node.js 24 on arm64, without reservation or traces', () => {
    const { Properties: properties } = resourceOf(bindTest(EVENTS).config.hook);
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler', LoggingConfig: { LogFormat: 'JSON' } });
    expect(properties).not.toHaveProperty('ReservedConcurrentExecutions');
    expect(properties).not.toHaveProperty('TracingConfig');
  });

  test('is told the ARN of the version', () => {
    const { config, version } = bindTest(EVENTS);
    expect(environmentOf(config.hook)).toEqual({ TARGET_ARN: { Ref: logicalIdOf(version) } });
  });

  test('may invoke that version and write its log, and nothing else', () => {
    const { stack, version } = bindTest(EVENTS);
    expect(rightsOf(stack)).toEqual(rights(stack, logging(stack), { actions: ['lambda:InvokeFunction'], resource: { Ref: logicalIdOf(version) } }));
  });

  test('has no handler', () => {
    expect(bindTest(EVENTS).config.handler).toBeUndefined();
  });

  test('works twice in a stack, before and after the traffic is shifted', () => {
    const { stack, version } = bindTest(EVENTS);
    EVENTS.bind(stack, 'Verification', { version });
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 3);
  });
});

describe('a test by code', () => {
  const bound = (): BoundTest => bindTest(SmokeTest.handler(CODE, {
    timeout: Duration.minutes(2),
    environment: { TABLE: 'orders' },
    initialPolicy: [new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'] })],
  }));

  test('runs in a function of its own, which knows the version', () => {
    const { config, version } = bound();
    expect(environmentOf(config.handler!)).toEqual({ TABLE: 'orders', VERSION_ARN: { Ref: logicalIdOf(version) } });
    expect(resourceOf(config.handler!).Properties).toMatchObject({ Timeout: 120, Runtime: 'nodejs24.x' });
  });

  test('is invoked by the hook, with the version in its event', () => {
    const { config, version } = bound();
    expect(environmentOf(config.hook)).toEqual({
      TARGET_ARN: { 'Fn::GetAtt': [logicalIdOf(config.handler!), 'Arn'] },
      EVENT_1: { 'Fn::Join': ['', ['{"payload":{"versionArn":"', { Ref: logicalIdOf(version) }, '"}}']] },
    });
  });

  test('may invoke the version and what its policy says; the hook may invoke the code only', () => {
    const { stack, config, version } = bound();
    expect(rightsOf(stack)).toEqual([
      ...rights(stack, logging(stack), { actions: ['lambda:InvokeFunction'], resource: { 'Fn::GetAtt': [logicalIdOf(config.handler!), 'Arn'] } }),
      ...rights(stack, logging(stack), { actions: ['lambda:InvokeFunction'], resource: { Ref: logicalIdOf(version) } }, {
        actions: ['dynamodb:GetItem'], resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      }),
    ].sort());
  });

  test('fails when it sets VERSION_ARN itself', () => {
    expect(() => bindTest(SmokeTest.handler(CODE, { environment: { VERSION_ARN: 'x' } })))
      .toThrow(expect.objectContaining({ name: 'SmokeTestEnvironmentKeyTaken', message: expect.stringMatching(/got "VERSION_ARN"/) }));
  });
});

describe('the time of a test', () => {
  test.each([[undefined, 310], [Duration.seconds(1), 11], [Duration.seconds(870), 880]])('by events leaves the hook ten seconds more to report: %s', (timeout, expected) => {
    const { config } = bindTest(SmokeTest.events([{ payload: {} }], { ...timeout && { timeout } }));
    expect(resourceOf(config.hook).Properties.Timeout).toBe(expected);
  });

  test.each([[undefined, 300, 330], [Duration.seconds(1), 1, 31], [Duration.seconds(870), 870, 900]])(
    'by code leaves the hook half a minute more to hear of a timeout: %s', (timeout, ofHandler, ofHook) => {
      const { config } = bindTest(SmokeTest.handler(CODE, { ...timeout && { timeout } }));
      expect(resourceOf(config.handler!).Properties.Timeout).toBe(ofHandler);
      expect(resourceOf(config.hook).Properties.Timeout).toBe(ofHook);
    });
});

describe('the right to report', () => {
  /** An alarm on the alias itself, and an alias that waits for the hook: no circle may come of it. */
  function released(): BoundTest & { readonly group: LambdaDeploymentGroup } {
    const bound = bindTest(EVENTS);
    const alias = new Alias(bound.stack, 'Live', { aliasName: 'live', version: bound.version });
    const alarm = alias.metricErrors().createAlarm(bound.stack, 'Alarm', { threshold: 1, evaluationPeriods: 1 });
    alias.node.addDependency(bound.config.hook);
    const role = new Role(bound.stack, 'DeploymentRole', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    const group = new LambdaDeploymentGroup(bound.stack, 'Group', { alias, preHook: bound.config.hook, alarms: [alarm], role: role.withoutPolicyUpdates() });
    return { ...bound, group };
  }

  test('is granted by the deployment group on itself, in a customer managed policy', () => {
    const { stack, group } = released();
    expect(rightsOf(stack).filter((right) => right.includes('codedeploy:')))
      .toEqual(rights(stack, { actions: ['codedeploy:PutLifecycleEventHookExecutionStatus'], resource: group.deploymentGroupArn }));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('is not waited for by the hook, so that alarms of the group may watch the alias', () => {
    const { stack, config } = released();
    const [policy] = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy', { Properties: { Description: 'What was granted to the test' } }));
    expect(policy).toBeDefined();
    expect(resourceOf(config.hook).DependsOn).not.toContain(policy);
  });

  test('is waited for by an alias that waits for the whole test', () => {
    const { stack, config, version } = bindTest(EVENTS);
    const alias = new Alias(stack, 'Live', { aliasName: 'live', version });
    const role = new Role(stack, 'DeploymentRole', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    new LambdaDeploymentGroup(stack, 'Group', { alias, preHook: config.hook, role: role.withoutPolicyUpdates() });
    alias.node.addDependency(config.dependable);
    const [policy] = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy', { Properties: { Description: 'What was granted to the test' } }));
    expect(resourceOf(alias).DependsOn).toEqual(expect.arrayContaining([logicalIdOf(config.hook), policy]));
  });
});

describe('what a release says', () => {
  test('is followed: alarm topic', () => {
    const { stack, config } = bindTest(EVENTS, (scope) => ({ alarmTopic: new Topic(scope, 'Topic', { masterKey: new Key(scope, 'Key') }) }));
    expect(onlyPropertiesOf(stack, 'AWS::CloudWatch::Alarm')).toMatchObject({
      MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: { Ref: logicalIdOf(config.hook) } }], Statistic: 'Sum', Period: 60, Threshold: 1,
      EvaluationPeriods: 1, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching', AlarmActions: [expect.anything()],
    });
    expect(JSON.stringify(onlyPropertiesOf(stack, 'AWS::KMS::Key'))).toContain('cloudwatch.amazonaws.com');
  });

  test('is followed: a log group, and none is defined', () => {
    const { stack, config } = bindTest(SmokeTest.handler(CODE), (scope) => ({ logGroup: LogGroup.fromLogGroupName(scope, 'Shared', '/orders/all') }));
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 0);
    [config.hook, config.handler!].forEach((fn) => expect(resourceOf(fn).Properties.LoggingConfig).toMatchObject({ LogGroup: '/orders/all' }));
  });

  test('is followed: a permissions boundary on every role', () => {
    const { stack } = bindTest(SmokeTest.handler(CODE), (scope) => ({ permissionsBoundary: ManagedPolicy.fromManagedPolicyName(scope, 'Boundary', 'boundary') }));
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::IAM::Role', { PermissionsBoundary: Match.anyValue() }, 2);
  });

  test.each([[undefined, 'RetainExceptOnCreate'], [RemovalPolicy.DESTROY, 'Delete']])('is followed: removal policy %s', (removalPolicy, expected) => {
    const { stack } = bindTest(EVENTS, () => (removalPolicy === undefined ? {} : { removalPolicy }));
    const [group] = Object.values(resourcesOf(stack)).filter(({ Type: type }) => type === 'AWS::Logs::LogGroup');
    expect(group).toMatchObject({ DeletionPolicy: expected, Properties: { RetentionInDays: 90 } });
  });
});

describe('rule packs', () => {
  test('find nothing unacknowledged in a test but the key of its log group, which is given with the group', () => {
    const { config } = bindTest(SmokeTest.handler(CODE), (scope) => ({ alarmTopic: Topic.fromTopicArn(scope, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:alarms') }));
    expect([...new Set(openFindingsOf(config.hook.node.scope!, ALL).map((finding) => finding.replace(/^[\w.]+-(?:53\.R\d-|321-)?/, '')))])
      .toEqual(['CloudWatchLogGroupEncrypted Stack/SmokeTest/LogGroup/Resource']);
  });

  test('are given a reason in words for each acknowledged finding', () => {
    const { config } = bindTest(SmokeTest.handler(CODE));
    const acknowledged = findingsOf(config.hook.node.scope!, ALL).filter(({ reason }) => reason !== undefined);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter(({ reason = '' }) => reason.split(' ').length < 5)).toEqual([]);
  });
});
