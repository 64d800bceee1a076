import { tenantIsolationConflict } from '../../../../lib/checks/rules/function/tenant-isolation-conflict';
import { alias, either, expectRule, fn, getAtt, mapping, NO_VALUE, permission, queue, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const TenancyConfig = { TenantIsolationMode: 'PER_TENANT' };
const ProvisionedConcurrencyConfig = { ProvisionedConcurrentExecutions: 1 };
const url = (TargetFunctionArn: unknown, attributes = {}): unknown => resource('AWS::Lambda::Url', { TargetFunctionArn, AuthType: 'AWS_IAM' }, attributes);

describe('Function.TenantIsolationConflict', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['provisioned concurrency of an alias', { Alias: alias({ ProvisionedConcurrencyConfig }) }, 'Alias', /ProvisionedConcurrencyConfig must not be given/],
    ['provisioned concurrency of a version', { Version: version({ ProvisionedConcurrencyConfig }) }, 'Version', /got it for Fn/],
    ['a URL', { Url: url(getAtt('Fn', 'Arn')) }, 'Url', /AWS::Lambda::Url must not be given/],
    ['a URL of an alias', { Alias: alias(), Url: url(ref('Alias')) }, 'Url', /TenancyConfig, got it for Fn/],
    ['a mapping', { Queue: queue(), Mapping: mapping() }, 'Mapping', /AWS::Lambda::EventSourceMapping must not be given/],
    ['a mapping of an alias', { Alias: alias(), Mapping: mapping({ FunctionName: ref('Alias'), EventSourceArn: UNKNOWN.import }) }, 'Mapping', /tenant id/],
  ])('finds %s', (_, resources, logicalId, message) => {
    expectRule(tenantIsolationConflict).toFind({ Fn: fn({ TenancyConfig }), ...resources }, { logicalId, message });
  });

  test('finds SnapStart', () => {
    expectRule(tenantIsolationConflict).toFind(
      { Fn: fn({ TenancyConfig, SnapStart: { ApplyOn: 'PublishedVersions' } }) },
      { logicalId: 'Fn', property: 'Properties/SnapStart', message: /set SnapStart.ApplyOn to None/ },
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['an alias, a permission and API Gateway', {
      Alias: alias(), Permission: permission('apigateway.amazonaws.com'),
      Method: resource('AWS::ApiGateway::Method', { Integration: { Type: 'AWS_PROXY', Uri: sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations') } }),
    }],
    ['a URL of another function', { Other: fn(), Url: url(getAtt('Other', 'Arn')) }],
    ['a mapping of a function that is not known', { Mapping: mapping({ FunctionName: UNKNOWN.import }) }],
    ['a URL that may not be there', { Url: url(getAtt('Fn', 'Arn'), { Condition: 'Undecided' }) }],
    ['a mapping to one of two functions', { Other: fn(), Mapping: mapping({ FunctionName: either(ref('Fn'), ref('Other')) }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(tenantIsolationConflict).toStaySilent({ Fn: fn({ TenancyConfig }), ...resources });
  });

  test.each<[string, unknown]>([
    ['no tenants', undefined],
    ['tenants in one branch', either(TenancyConfig, NO_VALUE)],
    ['a parameter', UNKNOWN.parameter],
  ])('does not concern a function with %s', (_, config) => {
    expectRule(tenantIsolationConflict).toStaySilent({ Fn: fn({ TenancyConfig: config, SnapStart: { ApplyOn: 'PublishedVersions' } }), Url: url(ref('Fn')), Mapping: mapping() });
  });
});
