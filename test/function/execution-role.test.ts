import type { Stack } from 'aws-cdk-lib';
import { Lazy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Tracing } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AsyncFailure, ProductionFunction, VpcPlacement } from '../../lib';
import type { ProductionFunctionProps } from '../../lib';
import { logicalIdOf, onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../synthesized';
import { CODE, defineFunction, emptyStack } from './defined-function';
import { rights, rightsOf } from './rights';
import type { Right } from './rights';

const asyncFailure = AsyncFailure.none('called synchronously only');
const ENI_ACTIONS = ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DescribeSubnets', 'DeleteNetworkInterface', 'AssignPrivateIpAddresses', 'UnassignPrivateIpAddresses'].map((name) => `ec2:${name}`);

/** What every function may do: write to its own log group, send traces. */
function basics(fn: ProductionFunction): Right[] {
  return [
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: { 'Fn::GetAtt': [logicalIdOf(fn.logGroup), 'Arn'] } },
    { actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resource: '*' },
  ];
}

function granted(fn: ProductionFunction, statements: number, length = 60): void {
  for (let index = 0; index < statements; index++) {
    const queue = `arn:aws:sqs:eu-central-1:111122223333:${String(index).padStart(length, 'q')}`;
    fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue], conditions: apart(index) }));
  }
}

/** Keeps statements from being merged. */
function apart(index: number): { [operator: string]: { [key: string]: string } } {
  return { Bool: { [`aws:Via${index}`]: 'true' } };
}

/** The managed policies of a stack as IAM counts them: without whitespace. */
function policyDocuments(stack: Stack): string[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy')).map(({ Properties }) => JSON.stringify(Properties.PolicyDocument));
}

function policySizes(stack: Stack): number[] {
  return policyDocuments(stack).map((document) => document.length);
}

describe('the role', () => {
  test('trusts Lambda and nobody else', () => {
    expect(onlyPropertiesOf(defineFunction().stack, 'AWS::IAM::Role').AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
    });
  });

  test('has no name, no AWS managed policy and no inline policy', () => {
    const { stack, fn } = defineFunction((scope) => ({ network: VpcPlacement.of(new Vpc(scope, 'Vpc', { restrictDefaultSecurityGroup: false })) }));
    new Bucket(stack, 'Bucket').grantRead(fn);
    expect(Object.keys(resourceOf(fn.role!).Properties).sort()).toEqual(['AssumeRolePolicyDocument', 'Description']);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
    expect(JSON.stringify(resourcesOf(stack))).not.toContain('iam::aws:policy');
  });

  test('carries the boundary it is given', () => {
    const arn = 'arn:aws:iam::111122223333:policy/boundary';
    const { stack } = defineFunction((scope) => ({ permissionsBoundary: ManagedPolicy.fromManagedPolicyArn(scope, 'Boundary', arn) }));
    expect(onlyPropertiesOf(stack, 'AWS::IAM::Role').PermissionsBoundary).toBe(arn);
  });

  test('is described in characters that IAM takes, however long and odd the path of the function is', () => {
    const stack = emptyStack();
    new ProductionFunction(new Construct(stack, `Größe <1>${'x'.repeat(300)}`), 'Function', { code: CODE });
    const { Description: description } = onlyPropertiesOf(stack, 'AWS::IAM::Role');
    expect(description).toMatch(/^Execution role of the function Stack\/Gr__e _1_x+$/);
    expect(description).toHaveLength(255);
  });
});

describe('rights', () => {
  test.each<[string, (fn: ProductionFunction) => Right[], (stack: Stack) => Partial<ProductionFunctionProps>]>([
    ['a plain function', basics, () => ({ asyncFailure })],
    ['one that is not traced', (fn) => basics(fn).slice(0, 1), () => ({ asyncFailure, tracing: Tracing.DISABLED })],
    ['one that passes traces on', basics, () => ({ asyncFailure, tracing: Tracing.PASS_THROUGH })],
    ['one in a VPC', (fn) => [
      ...basics(fn),
      { actions: ENI_ACTIONS, resource: '*' },
      {
        effect: 'Deny', actions: [...ENI_ACTIONS, 'ec2:DetachNetworkInterface'], resource: '*',
        condition: { ArnEquals: { 'lambda:SourceFunctionArn': { 'Fn::GetAtt': [logicalIdOf(fn.lambda), 'Arn'] } } },
      },
    ], (stack) => ({ asyncFailure, network: VpcPlacement.of(new Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false })) })],
  ])('of %s are exactly those it needs', (_title, expected, props) => {
    const { stack, fn } = defineFunction(props);
    expect(rightsOf(stack)).toEqual(rights(stack, ...expected(fn)));
  });

  test('of a VPC that names the function close no circle', () => {
    const { stack } = defineFunction((scope) => ({ network: VpcPlacement.of(new Vpc(scope, 'Vpc', { restrictDefaultSecurityGroup: false })) }));
    expect(() => resourcesOf(stack)).not.toThrow();
  });

  test('that take no resource stand apart from what is granted', () => {
    const { stack, fn } = defineFunction({ asyncFailure });
    granted(fn, 1);
    const documents = policyDocuments(stack);
    expect(documents.filter((document) => document.includes('"Resource":"*"'))).toHaveLength(1);
    expect(documents.filter((document) => document.includes('"Resource":"*"') && document.includes('sqs:SendMessage'))).toHaveLength(0);
  });
});

describe('grants', () => {
  test('need no policy while there are none', () => {
    Template.fromStack(defineFunction({ asyncFailure }).stack).resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  });

  test('share a policy while there is room', () => {
    const { stack, fn } = defineFunction({ asyncFailure });
    granted(fn, 10);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 2);
  });

  test.each([40, 60, 150])('go to further policies before one passes 6,144 characters: %d statements', (statements) => {
    const { stack, fn } = defineFunction({ asyncFailure });
    granted(fn, statements);
    const sizes = policySizes(stack);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6_144);
    expect(sizes.length).toBeGreaterThan(2);
    expect(rightsOf(stack).filter((right) => right.includes('sqs:SendMessage'))).toHaveLength(statements);
  });

  test('fill a policy well before they start another', () => {
    const { stack, fn } = defineFunction({ asyncFailure });
    granted(fn, 60);
    expect(Math.max(...policySizes(stack))).toBeGreaterThan(5_500);
  });

  test('come before the function, all of them', () => {
    const { stack, fn } = defineFunction({ asyncFailure });
    granted(fn, 60);
    expect(resourceOf(fn.lambda).DependsOn).toEqual(expect.arrayContaining(Object.keys(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'))));
  });

  test('with references leave room for the text they become', () => {
    const { stack, fn } = defineFunction({ asyncFailure });
    for (let index = 0; index < 40; index++) {
      const bucket = Lazy.string({ produce: () => `arn:aws:s3:::${String(index).padStart(63, 'b')}` });
      fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket, stack.stackId], conditions: apart(index) }));
    }
    const arn = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/a-stack-with-a-rather-long-name/12345678-1234-1234-1234-123456789012';
    const sizes = policyDocuments(stack).map((document) => document.replaceAll('{"Ref":"AWS::StackId"}', `"${arn}"`).length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6_144);
  });

  test('do not warn while the policies of the role stay within the quota of an account', () => {
    const { stack, fn } = defineFunction({ asyncFailure });
    granted(fn, 7, 3_500);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 8);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('warn when the policies of the role may pass the quota of an account', () => {
    const { stack, fn } = defineFunction({ asyncFailure });
    granted(fn, 9, 3_500);
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/up to 11 managed policies.* allows 10 .*ExecutionRole\.policiesNearQuota/)]);
  });
});
