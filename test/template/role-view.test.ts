import type { App, RoleView } from '../../lib/template';
import { allow, appOf, either, fn, getAtt, inline, NO_VALUE, policy, queue, ref, resource, role, sub, UNKNOWN } from '../checks/rule-kit';

const BASE = { Fn: fn(), Queue: queue(), Other: queue() };

function view(resources: Record<string, unknown>): { app: App; role: RoleView } {
  const app = appOf({ ...BASE, ...resources });
  const [found] = app.ofType('AWS::Lambda::Function').flatMap((each) => app.roleOf(each) ?? []);
  return { app, role: found };
}

/** Whether the role certainly may not send to the queue. */
function lacksSend(resources: Record<string, unknown>): boolean {
  const { app, role: found } = view(resources);
  return found.lacks('sqs:SendMessage', app.ofType('AWS::SQS::Queue').find(({ logicalId }) => logicalId === 'Queue'));
}

const SEND = 'sqs:SendMessage';
const ARN = getAtt('Queue', 'Arn');

describe('a right is certainly missing', () => {
  test.each<[string, Record<string, unknown>]>([
    ['without policies', { Role: role() }],
    ['with another action', { Role: role([], { Policies: [inline('sqs:ReceiveMessage', ARN)] }) }],
    ['on another queue', { Role: role([], { Policies: [inline(SEND, getAtt('Other', 'Arn'))] }) }],
    ['on another service', { Role: role([], { Policies: [inline('*', 'arn:aws:sns:eu-west-1:123456789012:topic')] }) }],
    ['where it is denied only', { Role: role([], { Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: { Effect: 'Deny', Action: SEND, Resource: '*' } } }] }) }],
    ['with an AWS managed policy that has other actions', { Role: role(['service-role/AWSLambdaSQSQueueExecutionRole']) }],
    ['with a policy of another role', { Role: role(), Another: role(), Policy: policy('Another', SEND, ARN) }],
    ['with a policy of a role that is not of the app', { Role: role(), Policy: resource('AWS::IAM::Policy', { Roles: ['elsewhere'], PolicyDocument: allow(SEND) }) }],
  ])('%s', (_, resources) => {
    expect(lacksSend(resources)).toBe(true);
  });
});

describe('a right may be there', () => {
  test.each<[string, Record<string, unknown>]>([
    ['by reference', { Role: role([], { Policies: [inline(SEND, ARN)] }) }],
    ['without regard to case', { Role: role([], { Policies: [inline('SQS:sendmessage', ARN)] }) }],
    ['by a pattern', { Role: role([], { Policies: [inline('sqs:Send*', 'arn:aws:sqs:*:*:*')] }) }],
    ['by a literal ARN of the service', { Role: role([], { Policies: [inline(SEND, 'arn:aws:sqs:eu-west-1:123456789012:anything')] }) }],
    ['by an ARN with a parameter', { Role: role([], { Policies: [inline(SEND, sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Stage}'))] }) }],
    ['on everything but something', { Role: role([], { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: SEND, NotResource: 'a' }] } }] }) }],
    ['by everything but an action', { Role: role([], { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] } }] }) }],
    ['under a condition', { Role: role([], { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: SEND, Resource: '*', Condition: {} }] } }] }) }],
    ['in one branch', { Role: role([], { Policies: [either(inline(SEND, ARN), NO_VALUE)] }) }],
    ['for an effect that is not known', { Role: role([], { Policies: [{ PolicyDocument: { Statement: [{ Effect: UNKNOWN.parameter, Action: SEND, Resource: '*' }] } }] }) }],
    ['by a policy resource', { Role: role(), Policy: policy('Role', SEND, ARN) }],
    ['by a managed policy that names the role', { Role: role(), Policy: resource('AWS::IAM::ManagedPolicy', { Roles: [ref('Role')], PolicyDocument: allow(SEND) }) }],
    ['by a managed policy that the role names', { Role: role([], { ManagedPolicyArns: [ref('Policy')] }), Policy: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: allow(SEND) }) }],
    ['by a role policy', { Role: role(), Policy: resource('AWS::IAM::RolePolicy', { RoleName: ref('Role'), PolicyDocument: allow(SEND) }) }],
    ['by the name of the role', { Role: role([], { RoleName: 'worker' }), Policy: resource('AWS::IAM::Policy', { Roles: ['worker'], PolicyDocument: allow(SEND) }) }],
    ['by administration', { Role: role(['AdministratorAccess']) }],
  ])('%s', (_, resources) => {
    expect(lacksSend(resources)).toBe(false);
    expect(view(resources).role.allowing(SEND)).not.toEqual([]);
  });
});

describe('a role is not known', () => {
  test.each<[string, Record<string, unknown>]>([
    ['with a managed policy that is not on file', { Role: role(['SomethingElse']) }],
    ['with a managed policy of a parameter', { Role: role([], { ManagedPolicyArns: [UNKNOWN.parameter] }) }],
    ['with policies of a parameter', { Role: role([], { Policies: UNKNOWN.parameter }) }],
    ['with a document of a parameter', { Role: role([], { Policies: [{ PolicyName: 'P', PolicyDocument: UNKNOWN.parameter }] }) }],
    ['with statements of a transform', { Role: role([], { Policies: [{ PolicyDocument: { Statement: [{ 'Fn::Transform': { Name: 'a' } }] } }] }) }],
    ['beside a policy whose roles are not known', { Role: role(), Policy: resource('AWS::IAM::Policy', { Roles: UNKNOWN.parameter, PolicyDocument: allow('a:b') }) }],
    ['beside a policy of which one role is not known', { Role: role(), Policy: policy('Parameter', 'a:b') }],
  ])('%s', (_, resources) => {
    expect(view(resources).role.isKnown).toBe(false);
    expect(lacksSend(resources)).toBe(false);
  });

  test('in a template with a macro', () => {
    const app = appOf({ Transform: 'Macro', Resources: { Fn: fn(), Role: role() } });
    expect(app.roleOf(app.ofType('AWS::Lambda::Function')[0])?.isKnown).toBe(false);
  });

  test('with more statements than IAM takes', () => {
    const withStatements = (count: number): boolean => lacksSend({ Role: role([], { Policies: Array.from({ length: count }, () => inline('s3:GetObject')) }) });
    expect([withStatements(500), withStatements(501)]).toEqual([true, false]);
  });

  test('that is not of the app is no role of ours', () => {
    expect(view({ Fn: fn({ Role: UNKNOWN.parameter }), Role: role() }).role).toBeUndefined();
    expect(view({ Fn: fn({ Role: 'arn:aws:iam::123456789012:role/elsewhere' }), Role: role() }).role).toBeUndefined();
  });

  test('is found by an ARN around its name', () => {
    expect(view({ Fn: fn({ Role: sub('arn:aws:iam::${AWS::AccountId}:role/${Role}') }), Role: role() }).role.resource.logicalId).toBe('Role');
  });
});

describe('a right is certainly there', () => {
  const surely = (resources: Record<string, unknown>): [boolean, boolean] => {
    const { app, role: found } = view(resources);
    return [found.surelyAllows(SEND), found.surelyAllows(SEND, app.ofType('AWS::SQS::Queue').find(({ logicalId }) => logicalId === 'Queue'))];
  };

  test.each<[string, Record<string, unknown>, boolean, boolean]>([
    ['on everything', { Role: role([], { Policies: [inline(SEND)] }) }, true, true],
    ['on the queue', { Role: role([], { Policies: [inline(SEND, ARN)] }) }, false, true],
    ['on another queue', { Role: role([], { Policies: [inline(SEND, getAtt('Other', 'Arn'))] }) }, false, false],
    ['not for a parameter', { Role: role([], { Policies: [inline(SEND, UNKNOWN.parameter)] }) }, false, false],
    ['not under a condition', { Role: role([], { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: SEND, Resource: '*', Condition: {} }] } }] }) }, false, false],
  ])('%s', (_, resources, everywhere, onQueue) => {
    expect(surely(resources)).toEqual([everywhere, onQueue]);
  });
});

describe('trust', () => {
  const distrusts = (principal: unknown, action: unknown = 'sts:AssumeRole'): boolean => view({
    Role: role([], { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Principal: principal }] } }),
  }).role.distrusts('lambda.amazonaws.com');

  test.each<[string, unknown, unknown]>([
    ['another service', { Service: 'ec2.amazonaws.com' }, 'sts:AssumeRole'],
    ['an account', { AWS: '123456789012' }, 'sts:AssumeRole'],
    ['another action', { Service: 'lambda.amazonaws.com' }, 'sts:TagSession'],
  ])('is certainly missing for %s', (_, principal, action) => {
    expect(distrusts(principal, action)).toBe(true);
  });

  test.each<[string, unknown, unknown]>([
    ['the service', { Service: 'lambda.amazonaws.com' }, 'sts:AssumeRole'],
    ['one of several', { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }, ['sts:AssumeRole']],
    ['all actions', { Service: 'lambda.amazonaws.com' }, 'sts:*'],
    ['everybody', '*', 'sts:AssumeRole'],
    ['a parameter', { Service: UNKNOWN.parameter }, 'sts:AssumeRole'],
    ['a principal that is not known', UNKNOWN.parameter, 'sts:AssumeRole'],
    ['an action that is not known', { Service: 'lambda.amazonaws.com' }, UNKNOWN.parameter],
  ])('may be there for %s', (_, principal, action) => {
    expect(distrusts(principal, action)).toBe(false);
  });

  test('is not missing where the document is not known', () => {
    expect(view({ Role: role([], { AssumeRolePolicyDocument: UNKNOWN.parameter }) }).role.distrusts('lambda.amazonaws.com')).toBe(false);
  });
});
