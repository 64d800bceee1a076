import { qualifierOrdering } from '../../../../lib/checks/rules/release/qualifier-ordering';
import { alias, expectRule, fn, getAtt, permission, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const config = (properties: Record<string, unknown>, attributes: Record<string, unknown> = {}): Record<string, unknown> =>
  resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), MaximumRetryAttempts: 0, ...properties }, attributes);
const url = (properties: Record<string, unknown>): Record<string, unknown> => resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), AuthType: 'AWS_IAM', ...properties });
const resources = { Fn: fn({ FunctionName: 'orders' }), Version: version(), Alias: alias() };

describe('Alias.QualifierOrdering', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an event invoke config', config({ Qualifier: 'live' }), 'Qualifier'],
    ['a URL', url({ Qualifier: 'live' }), 'Qualifier'],
    ['a permission of a Sub', permission('s3.amazonaws.com', { FunctionName: sub('${Fn}:live') }), 'FunctionName'],
    ['a permission of a Join', permission('s3.amazonaws.com', { FunctionName: { 'Fn::Join': [':', [getAtt('Fn', 'Arn'), 'live']] } }), 'FunctionName'],
    ['a permission of a literal', permission('s3.amazonaws.com', { FunctionName: 'orders:live' }), 'FunctionName'],
  ])('finds %s', (_, Subject, property) => {
    expectRule(qualifierOrdering).toFind({ ...resources, Subject },
      { logicalId: 'Subject', property: `Properties/${property}`, message: /Subject must be created after alias Alias, got no reference to it: use Ref Alias/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a reference to the alias', permission('s3.amazonaws.com', { FunctionName: ref('Alias') })],
    ['a qualifier from the ARN of the alias', config({ Qualifier: { 'Fn::Select': [7, { 'Fn::Split': [':', ref('Alias')] }] } })],
    ['DependsOn', config({ Qualifier: 'live' }, { DependsOn: 'Alias' })],
    ['DependsOn over another resource', config({ Qualifier: 'live' }, { DependsOn: ['Between'] })],
    ['an alias outside', config({ Qualifier: 'blue' })],
    ['$LATEST', config({ Qualifier: '$LATEST' })],
    ['a parameter', config({ Qualifier: UNKNOWN.parameter })],
    ['another function', config({ FunctionName: UNKNOWN.parameter, Qualifier: 'live' })],
  ])('is silent about %s', (_, Subject) => {
    expectRule(qualifierOrdering).toStaySilent({ ...resources, Between: resource('AWS::SSM::Parameter', { Value: ref('Alias') }), Subject });
  });

  test('is silent about an alias of another stack', () => {
    expectRule(qualifierOrdering).toStaySilent([{ template: { Resources: resources } }, { template: { Resources: { Subject: config({ FunctionName: 'orders', Qualifier: 'live' }) } } }]);
  });

  test('is silent about an alias that may not be there', () => {
    expectRule(qualifierOrdering).toStaySilent({ ...resources, Alias: alias({}, { Condition: 'Live' }), Subject: config({ Qualifier: 'live' }) });
  });
});
