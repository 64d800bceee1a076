import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { FunctionOwnLogGroup } from '../../lib/mixins';
import { failure } from '../failure';
import { testApp } from '../setup/app';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { bare, expectFixed, expectUnchanged, findingsIn, foreign, plain, stackWith } from './mixin-kit';

const MIXIN = new FunctionOwnLogGroup();
const GROUP = 'AWS::Logs::LogGroup';

describe('a function without a log group', () => {
  test.each([['of the CDK', plain], ['of CloudFormation', bare]])('gets one with a retention, to which it may write: %s', (_, define) => {
    expectFixed(define, MIXIN, 'Function.LogGroupUnmanaged');
    const stack = stackWith(define, MIXIN);
    expect(findingsIn(stack, ['Function.LogGroupNoRetention', 'Function.LogsPermission', 'Function.LogGroupAfterFunction'])).toEqual([]);
    Template.fromStack(stack).hasResource(GROUP, { Properties: { RetentionInDays: 90 }, DeletionPolicy: 'Retain' });
  });

  test('gets the right to write to that group and no other', () => {
    const stack = stackWith(bare, MIXIN);
    const [groupId] = Object.keys(Template.fromStack(stack).findResources(GROUP));
    expect(onlyPropertiesOf(stack, 'AWS::IAM::Policy').PolicyDocument).toMatchObject({
      Statement: [{ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: { 'Fn::GetAtt': [groupId, 'Arn'] } }],
    });
  });

  test('gets the retention and removal policy that are asked for', () => {
    const stack = stackWith(bare, new FunctionOwnLogGroup({ retention: RetentionDays.ONE_WEEK, removalPolicy: RemovalPolicy.DESTROY }));
    Template.fromStack(stack).hasResource(GROUP, { Properties: { RetentionInDays: 7 }, DeletionPolicy: 'Delete' });
  });

  test('keeps its format', () => {
    const stack = stackWith((scope) => bare(scope, { loggingConfig: { logFormat: 'JSON' } }), MIXIN);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').LoggingConfig).toMatchObject({ LogFormat: 'JSON', LogGroup: expect.anything() as unknown });
  });

  test('warns where its role is of another app', () => {
    expect(warningsOf(stackWith(foreign, MIXIN))).toEqual([expect.stringMatching(/logs:PutLogEvents/)]);
  });

  test('fails when it would log for ever', () => {
    expect(() => stackWith(bare, new FunctionOwnLogGroup({ retention: RetentionDays.INFINITE })))
      .toThrow(failure('FunctionOwnLogGroupRetentionInfinite', /got INFINITE/));
  });
});

describe('a function with a log group', () => {
  test('keeps the one that it names', () => {
    expectUnchanged((stack) => plain(stack, { logGroup: new LogGroup(stack, 'Group') }), MIXIN);
    expectUnchanged((stack) => bare(stack, { loggingConfig: { logGroup: 'group' } }), MIXIN);
  });

  test('keeps the one whose retention it sets', () => {
    expectUnchanged((stack) => plain(stack, { logRetention: RetentionDays.ONE_DAY }), MIXIN);
  });

  test('keeps the one that the CDK defines', () => {
    const stack = new Stack(testApp(), 'Stack');
    plain(stack).with(MIXIN);
    Template.fromStack(stack).resourceCountIs(GROUP, 1);
  });
});
