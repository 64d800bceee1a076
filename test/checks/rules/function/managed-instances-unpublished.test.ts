import { managedInstancesUnpublished } from '../../../../lib/checks/rules/function/managed-instances-unpublished';
import { either, expectRule, fn, NO_VALUE, ref, resource, UNKNOWN, version } from '../../rule-kit';

const CapacityProviderConfig = { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: UNKNOWN.import } };

describe('Function.ManagedInstancesUnpublished', () => {
  test.each<[string, Record<string, unknown>]>([
    ['nothing published', {}],
    ['publishing that is off', { PublishToLatestPublished: false }],
    ['publishing that is off in words', { PublishToLatestPublished: 'false' }],
  ])('finds %s', (_, properties) => {
    expectRule(managedInstancesUnpublished).toFind(
      { Fn: fn({ CapacityProviderConfig, ...properties }), Other: fn(), Version: version({ FunctionName: ref('Other') }) },
      { logicalId: 'Fn', property: 'Properties/PublishToLatestPublished', message: /must be true .* got false: set it to true, or add an AWS::Lambda::Version/ },
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['a version', { Version: version() }],
    ['a version of a function that is not known', { Version: version({ FunctionName: UNKNOWN.parameter }) }],
    ['publishing', { Fn: fn({ CapacityProviderConfig, PublishToLatestPublished: true }) }],
    ['publishing of a parameter', { Fn: fn({ CapacityProviderConfig, PublishToLatestPublished: UNKNOWN.parameter }) }],
    ['no capacity provider', { Fn: fn() }],
    ['a capacity provider in one branch', { Fn: fn({ CapacityProviderConfig: either(CapacityProviderConfig, NO_VALUE) }) }],
    ['resources of another kind that make some', { Serverless: resource('AWS::Serverless::Function') }],
  ])('is silent about %s', (_, resources) => {
    expectRule(managedInstancesUnpublished).toStaySilent({ Fn: fn({ CapacityProviderConfig }), ...resources });
  });
});
