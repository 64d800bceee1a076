import { serviceTimeoutBelowFunction } from '../../../../lib/checks/rules/triggers/service-timeout-below-function';
import { either, expectRule, fn, getAtt, resource, UNKNOWN } from '../../rule-kit';

function custom(ServiceTimeout: unknown, ServiceToken: unknown = getAtt('Fn', 'Arn'), type = 'Custom::Thing'): Record<string, unknown> {
  return resource(type, { ServiceToken, ServiceTimeout });
}

describe('CustomResource.ServiceTimeoutBelowFunction', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['59 s for 60 s', custom(59), /at least the Timeout of Fn \(60 s\), got 59 s: raise it/],
    ['a text', custom('30'), /got 30 s/],
    ['the other type', custom(30, getAtt('Fn', 'Arn'), 'AWS::CloudFormation::CustomResource'), /got 30 s/],
    ['both branches', custom(either(20, 30)), /got 30 s/],
  ])('finds %s', (_, Thing, message) => {
    expectRule(serviceTimeoutBelowFunction).toFind({ Fn: fn({ Timeout: 60 }), Thing }, { logicalId: 'Thing', property: 'Properties/ServiceTimeout', message });
  });

  test.each<[string, unknown, Record<string, unknown>]>([
    ['as long', 60, custom(60)],
    ['no service timeout', 900, custom(undefined)],
    ['a service timeout of a parameter', 60, custom(UNKNOWN.parameter)],
    ['a timeout of a parameter', UNKNOWN.parameter, custom(5)],
    ['one branch', 60, custom(either(30, 60))],
    ['another function', 60, custom(5, UNKNOWN.import)],
    ['the default timeout', undefined, custom(3)],
  ])('is silent about %s', (_, Timeout, Thing) => {
    expectRule(serviceTimeoutBelowFunction).toStaySilent({ Fn: fn({ Timeout }), Thing });
  });
});
