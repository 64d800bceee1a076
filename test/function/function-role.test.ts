import { Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { AccountPrincipal, AnyPrincipal, CfnManagedPolicy, CfnPolicy, CompositePrincipal, Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { AsyncFailure, ProductionFunction, VpcPlacement } from '../../lib';
import { failure } from '../failure';
import { testApp } from '../setup/app';
import { logicalIdOf, onlyPropertiesOf, resourceOf, warningsOf } from '../synthesized';
import { CODE, defineFunction } from './defined-function';
import { rights, rightsOf } from './rights';

const asyncFailure = AsyncFailure.none('called synchronously only');
const LAMBDA = new ServicePrincipal('lambda.amazonaws.com');
const UNCHANGED = 'cdk-lambda-patterns:ProductionFunction.roleUnchanged';

function withRole(role: (stack: Stack) => IRole): ReturnType<typeof defineFunction> {
  return defineFunction((stack) => ({ asyncFailure, role: role(stack) }));
}

function trusted(assumedBy: IPrincipal): ReturnType<typeof defineFunction> {
  return withRole((stack) => new Role(stack, 'Given', { assumedBy }));
}

describe('a role of the user', () => {
  test('is used, and none is defined beside it', () => {
    const { stack, fn } = trusted(LAMBDA);
    expect(onlyPropertiesOf(stack, 'AWS::IAM::Role')).not.toHaveProperty('Description');
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').Role).toEqual(stack.resolve(fn.role!.roleArn));
  });

  test('gets the statements the function needs, before the function', () => {
    const { stack, fn } = trusted(LAMBDA);
    expect(rightsOf(stack)).toEqual(rights(stack,
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: fn.logGroup.logGroupArn },
      { actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resource: '*' }));
    expect(resourceOf(fn.lambda).DependsOn).toContain(logicalIdOf(fn.role!.node.findChild('DefaultPolicy')));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('gets those of a VPC and of the failure path too', () => {
    const { stack } = defineFunction((scope) => ({
      role: new Role(scope, 'Given', { assumedBy: LAMBDA }),
      network: VpcPlacement.of(new Vpc(scope, 'Vpc', { restrictDefaultSecurityGroup: false })),
    }));
    const found = rightsOf(stack).map((right) => right.split(' ')[1]);
    expect(found).toEqual(expect.arrayContaining(['ec2:CreateNetworkInterface', 'ec2:DescribeSubnets', 'sqs:SendMessage']));
  });

  test('of another stack gets its statements in a managed policy of this stack, before the function', () => {
    const app = testApp();
    const roles = new Stack(app, 'Roles');
    const stack = new Stack(app, 'Stack');
    const fn = new ProductionFunction(stack, 'Function', { code: CODE, asyncFailure, role: new Role(roles, 'Given', { assumedBy: LAMBDA }) });
    expect(rightsOf(roles)).toEqual([]);
    expect(rightsOf(stack)).toEqual(rights(stack,
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: fn.logGroup.logGroupArn },
      { actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resource: '*' }));
    expect(resourceOf(fn.lambda).DependsOn).toContain(logicalIdOf(fn.node.findChild('RolePolicy')));
    const { Role: used } = onlyPropertiesOf(stack, 'AWS::Lambda::Function');
    expect(JSON.stringify(used)).toMatch(/Fn::(GetStackOutput|ImportValue)/);
  });

  test('imported from the same account gets its statements in a policy of this stack', () => {
    const { stack } = withRole((scope) => Role.fromRoleArn(scope, 'Given', 'arn:aws:iam::111122223333:role/given'));
    expect(onlyPropertiesOf(stack, 'AWS::IAM::Policy').Roles).toEqual(['given']);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('a role that cannot be changed', () => {
  test.each<[string, (stack: Stack) => IRole]>([
    ['imported as immutable', (stack) => Role.fromRoleArn(stack, 'Given', 'arn:aws:iam::111122223333:role/given', { mutable: false })],
    ['imported as immutable, with grants on the resources', (stack) => Role.fromRoleArn(stack, 'Given', 'arn:aws:iam::111122223333:role/given', { mutable: false, addGrantsToResources: true })],
    ['protected from changes', (stack) => new Role(stack, 'Given', { assumedBy: LAMBDA }).withoutPolicyUpdates()],
  ])('is warned of, naming each statement: %s', (_title, role) => {
    const { stack } = withRole(role);
    expect(stack.node.findAll().filter((node) => CfnManagedPolicy.isCfnManagedPolicy(node) || CfnPolicy.isCfnPolicy(node))).toEqual([]);
    expect(warningsOf(stack)).toEqual([
      expect.stringMatching(new RegExp(`"logs:CreateLogStream","logs:PutLogEvents".*LogGroup.*${UNCHANGED}`)),
      expect.stringMatching(new RegExp(`"xray:PutTelemetryRecords","xray:PutTraceSegments".*${UNCHANGED}`)),
    ]);
  });

  test('is warned of when it belongs to another account', () => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-central-1' } });
    new ProductionFunction(stack, 'Function', { code: CODE, role: Role.fromRoleArn(stack, 'Given', 'arn:aws:iam::444455556666:role/given') });
    expect(warningsOf(stack)).toHaveLength(3);
    expect(warningsOf(stack)).toContainEqual(expect.stringMatching(/sqs:SendMessage.*roleUnchanged/));
  });
});

describe('the trust of a role of the user', () => {
  test.each<[string, IPrincipal]>([
    ['Lambda', LAMBDA],
    ['Lambda among others', new CompositePrincipal(new AccountPrincipal('111122223333'), LAMBDA, new ServicePrincipal('edgelambda.amazonaws.com'))],
    ['anybody', new AnyPrincipal()],
    ['a service known at deploy time only', new ServicePrincipal(Lazy.string({ produce: () => Fn.importValue('Service') }))],
  ])('may be in %s', (_title, principal) => {
    expect(() => trusted(principal)).not.toThrow();
  });

  test.each<[string, IPrincipal]>([
    ['another service', new ServicePrincipal('ec2.amazonaws.com')],
    ['a service whose name ends the same', new ServicePrincipal('edgelambda.amazonaws.com')],
    ['an account', new AccountPrincipal('111122223333')],
  ])('fails when it is in %s only', (_title, principal) => {
    expect(() => trusted(principal)).toThrow(failure('ProductionFunctionRoleNotTrusting', /must trust lambda\.amazonaws\.com, got a trust policy of \{.*"Principal"/));
  });

  test('fails when it is denied', () => {
    expect(() => withRole((stack) => {
      const role = new Role(stack, 'Given', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
      role.assumeRolePolicy?.addStatements(new PolicyStatement({ effect: Effect.DENY, principals: [LAMBDA], actions: ['sts:AssumeRole'] }));
      return role;
    })).toThrow(failure('ProductionFunctionRoleNotTrusting', /"Deny"/));
  });

  test('is not judged when the role is imported', () => {
    expect(() => withRole((stack) => Role.fromRoleName(stack, 'Given', Lazy.string({ produce: () => 'given' })))).not.toThrow();
  });
});
