import { CfnCondition, CfnResource, Fn } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Tracing } from 'aws-cdk-lib/aws-lambda';
import { FunctionTracing } from '../../lib/mixins';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { bare, expectFixed, expectUnchanged, findingsIn, foreign, plain, stackWith } from './mixin-kit';

const MIXIN = new FunctionTracing();

describe('a function without tracing', () => {
  test.each([['of the CDK', plain], ['of CloudFormation', bare]])('is traced: %s', (_, define) => {
    expectFixed(define, MIXIN, 'Function.TracingOff');
  });

  test.each([['of the CDK', plain], ['of CloudFormation', bare]])('may send its traces, and has the right before it exists: %s', (_, define) => {
    const stack = stackWith(define, MIXIN);
    expect(findingsIn(stack, ['Function.TracingPermission', 'Function.RolePolicyOrdering'])).toEqual([]);
    const [policyId] = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    const [fn] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
    expect(fn.DependsOn).toContain(policyId);
  });

  test('is traced with nothing more than the two actions', () => {
    const { PolicyDocument } = onlyPropertiesOf(stackWith(bare, MIXIN), 'AWS::IAM::Policy');
    expect(PolicyDocument).toMatchObject({ Statement: [{ Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], Resource: '*' }] });
  });

  test('warns where its role is of another app', () => {
    const stack = stackWith(foreign, MIXIN);
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/add .*xray:PutTraceSegments.* to it/)]);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('has a right that exists when it does', () => {
    const stack = stackWith((scope) => {
      bare(scope).cfnOptions.condition = new CfnCondition(scope, 'Wanted', { expression: Fn.conditionEquals(scope.region, 'eu-central-1') });
    }, MIXIN);
    Template.fromStack(stack).hasResource('AWS::IAM::Policy', { Condition: 'Wanted' });
  });

  test('is one of several', () => {
    const stack = stackWith((scope) => {
      plain(scope);
      plain(scope, {}, 'Other');
    }, MIXIN);
    expect(findingsIn(stack, ['Function.TracingOff', 'Function.TracingPermission'])).toEqual([]);
  });
});

describe('a function that states its tracing', () => {
  test.each([Tracing.ACTIVE, Tracing.PASS_THROUGH])('keeps it: %s', (tracing) => {
    expectUnchanged((stack) => plain(stack, { tracing }), MIXIN);
    expectUnchanged((stack) => bare(stack, { tracingConfig: { mode: tracing } }), MIXIN);
  });
});

test('a helper function of the CDK stays as it is', () => {
  expectUnchanged((stack) => new CfnResource(stack, 'Helper', { type: 'AWS::Lambda::Function', properties: { Role: 'role' } }), MIXIN);
});
