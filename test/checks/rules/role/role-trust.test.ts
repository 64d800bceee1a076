import { roleTrust } from '../../../../lib/checks/rules/role/role-trust';
import { either, expectRule, fn, getAtt, ref, resource, role, sub, UNKNOWN } from '../../rule-kit';

const trusting = (...statements: readonly unknown[]): unknown => role([], { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: statements } });
const to = (Principal: unknown, Action: unknown = 'sts:AssumeRole'): unknown => ({ Effect: 'Allow', Action, Principal });
const Service = 'lambda.amazonaws.com';

describe('Function.RoleTrust', () => {
  test.each<[string, unknown, RegExp]>([
    ['another service', trusting(to({ Service: 'ec2.amazonaws.com' })), /Role Role must let lambda.amazonaws.com assume it, got ec2.amazonaws.com/],
    ['other services', trusting(to({ Service: ['edgelambda.amazonaws.com', 'apigateway.amazonaws.com'] })), /got edgelambda.amazonaws.com, apigateway.amazonaws.com/],
    ['a service put together', trusting(to({ Service: sub('${Name}.amazonaws.com', { Name: 'states' }) })), /got states.amazonaws.com/],
    ['another service of the partition', trusting(to({ Service: { 'Fn::Join': ['', ['ec2.', ref('AWS::URLSuffix')]] } })), /got no service that may/],
    ['a misspelt service', trusting(to({ Service: 'lambda.amazon.com' })), /got lambda.amazon.com/],
    ['an account', trusting(to({ AWS: sub('arn:aws:iam::${AWS::AccountId}:root') })), /got no service that may/],
    ['another action', trusting(to({ Service }, 'sts:TagSession')), /allow sts:AssumeRole/],
    ['a denial', trusting({ ...to({ Service }) as object, Effect: 'Deny' }), /allow sts:AssumeRole/],
    ['no statement', trusting(), /got no service/],
    ['a document in text', role([], { AssumeRolePolicyDocument: '{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"sns.amazonaws.com"}}}' }), /got sns/],
    ['two wrong branches', trusting(to({ Service: either('ec2.amazonaws.com', 'ecs.amazonaws.com') })), /must let/],
  ])('finds %s', (_, Role, message) => {
    expectRule(roleTrust).toFind({ Fn: fn(), Role }, { logicalId: 'Fn', property: 'Properties/Role', message });
  });

  test.each<[string, unknown]>([
    ['a role by its name in an ARN', sub('arn:aws:iam::${AWS::AccountId}:role/${Role}')],
    ['a role by its literal name', 'arn:aws:iam::111122223333:role/worker'],
  ])('follows %s', (_, Role) => {
    const wrong = resource('AWS::IAM::Role', { RoleName: 'worker', AssumeRolePolicyDocument: { Statement: [to({ Service: 'ec2.amazonaws.com' })] } });
    expectRule(roleTrust).toFind({ Fn: fn({ Role }), Role: wrong }, { logicalId: 'Fn' });
  });

  test('follows a role over stacks', () => {
    expectRule(roleTrust).toFind([
      { template: { Resources: { Role: trusting(to({ Service: 'ec2.amazonaws.com' })) }, Outputs: { Out: { Value: getAtt('Role', 'Arn'), Export: { Name: 'shared:Role' } } } } },
      { template: { Resources: { Fn: fn({ Role: { 'Fn::ImportValue': 'shared:Role' } }) } } },
    ], { logicalId: 'Fn' });
  });

  test.each<[string, unknown]>([
    ['Lambda', trusting(to({ Service }))],
    ['Lambda among others', trusting(to({ Service: ['ec2.amazonaws.com', Service] }))],
    ['Lambda in a second statement', trusting(to({ Service: 'ec2.amazonaws.com' }), to({ Service }, ['sts:AssumeRole', 'sts:TagSession']))],
    ['all actions of the service', trusting(to({ Service }, 'sts:*'))],
    ['all actions', trusting(to({ Service }, '*'))],
    ['one statement without brackets', role([], { AssumeRolePolicyDocument: { Statement: to({ Service: [Service] }) } })],
    ['a service of a parameter', trusting(to({ Service: ['ec2.amazonaws.com', UNKNOWN.parameter] }))],
    ['a service of the partition', trusting(to({ Service: sub('lambda.${AWS::URLSuffix}') }))],
    ['a service that begins with what is not known', trusting(to({ Service: sub('${Name}.amazonaws.com') }))],
    ['a service of a Region', trusting(to({ Service: 'lambda.eu-south-1.amazonaws.com' }))],
    ['everyone', trusting(to('*'))],
    ['everyone of AWS', trusting(to({ AWS: '*' }))],
    ['a principal of a parameter', trusting(to(UNKNOWN.parameter))],
    ['a document of a parameter', role([], { AssumeRolePolicyDocument: UNKNOWN.parameter })],
    ['a statement of a transform', trusting({ 'Fn::Transform': { Name: 'AWS::Include' } })],
    ['a service by condition', trusting(to({ Service: either('ec2.amazonaws.com', Service) }))],
    ['a statement by condition', trusting(either(to({ Service: 'ec2.amazonaws.com' }), to({ Service })))],
    ['no document', resource('AWS::IAM::Role')],
  ])('is silent about a role for %s', (_, Role) => {
    expectRule(roleTrust).toStaySilent({ Fn: fn(), Role });
  });

  test.each<[string, unknown]>([
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['a literal role of elsewhere', 'arn:aws:iam::111122223333:role/other'],
    ['one of two roles', either(getAtt('Role', 'Arn'), getAtt('Other', 'Arn'))],
    ['a custom resource', ref('Custom')],
  ])('is silent about %s', (_, Role) => {
    const wrong = trusting(to({ Service: 'ec2.amazonaws.com' }));
    expectRule(roleTrust).toStaySilent({ Fn: fn({ Role }), Role: wrong, Other: role(), Custom: resource('Custom::Role') });
  });
});
