import { sourceArnIsFunction } from '../../../../lib/checks/rules/permissions/source-arn-is-function';
import { alias, either, expectRule, fn, getAtt, NO_VALUE, permission, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const resources = { Fn: fn({ FunctionName: 'orders' }), Other: fn(), Version: version(), Alias: alias(), Bucket: resource('AWS::S3::Bucket') };
const from = (SourceArn: unknown, properties: Record<string, unknown> = {}): Record<string, unknown> => ({ ...resources, Permission: permission('s3.amazonaws.com', { SourceArn, ...properties }) });

describe('Permission.SourceArnIsFunction', () => {
  test.each<[string, unknown, RegExp]>([
    ['its ARN', getAtt('Fn', 'Arn'), /got Fn::GetAtt Fn.Arn, the function itself/],
    ['its alias', ref('Alias'), /got Ref Alias/],
    ['its version', ref('Version'), /got Ref Version/],
    ['an ARN around its Ref', sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}'), /function:\$\{Fn\}/],
    ['its literal ARN', 'arn:aws:lambda:eu-west-1:111122223333:function:orders', /orders/],
    ['two ARNs of it', either(getAtt('Fn', 'Arn'), ref('Alias')), /Fn.Arn/],
  ])('finds %s', (_, source, message) => {
    expectRule(sourceArnIsFunction).toFind(from(source), { logicalId: 'Permission', property: 'Properties/SourceArn', message });
  });

  test('finds one parameter for both', () => {
    expectRule(sourceArnIsFunction).toFind(from(UNKNOWN.parameter, { FunctionName: UNKNOWN.parameter }), { logicalId: 'Permission' });
  });

  test('knows a service with a gap in its domain', () => {
    expectRule(sourceArnIsFunction).toFind(from(getAtt('Fn', 'Arn'), { Principal: sub('s3.${AWS::URLSuffix}') }), { logicalId: 'Permission' });
  });

  test.each<[string, unknown, Record<string, unknown>]>([
    ['a bucket', getAtt('Bucket', 'Arn'), {}],
    ['another function', getAtt('Other', 'Arn'), {}],
    ['a bucket in one branch', either(getAtt('Fn', 'Arn'), getAtt('Bucket', 'Arn')), {}],
    ['no source', NO_VALUE, {}],
    ['an account', getAtt('Fn', 'Arn'), { Principal: '111122223333' }],
    ['a role', getAtt('Fn', 'Arn'), { Principal: 'arn:aws:iam::111122223333:role/x' }],
    ['a parameter', UNKNOWN.parameter, {}],
    ['a principal of a parameter', getAtt('Fn', 'Arn'), { Principal: UNKNOWN.parameter }],
    ['a function of a parameter', getAtt('Fn', 'Arn'), { FunctionName: UNKNOWN.parameter }],
  ])('is silent about %s', (_, source, properties) => {
    expectRule(sourceArnIsFunction).toStaySilent(from(source, properties));
  });
});
