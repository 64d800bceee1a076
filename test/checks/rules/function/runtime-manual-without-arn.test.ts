import { runtimeManualWithoutArn } from '../../../../lib/checks/rules/function/runtime-manual-without-arn';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.RuntimeManualWithoutArn', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no ARN', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual' } }, /RuntimeVersionArn must be given with UpdateRuntimeOn Manual, got none/],
    ['an ARN of no value', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual', RuntimeVersionArn: NO_VALUE } }, /got none/],
    ['no ARN in both branches', { RuntimeManagementConfig: either({ UpdateRuntimeOn: 'Manual' }, { UpdateRuntimeOn: 'Manual', RuntimeVersionArn: '' }) }, /got none/],
  ])('finds %s', (_, properties, message) => {
    expectRule(runtimeManualWithoutArn).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/RuntimeManagementConfig', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an ARN', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual', RuntimeVersionArn: 'arn:aws:lambda:eu-west-1::runtime:0a1b' } }],
    ['an ARN of a parameter', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual', RuntimeVersionArn: UNKNOWN.parameter } }],
    ['updates', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' } }],
    ['a mode of a parameter', { RuntimeManagementConfig: { UpdateRuntimeOn: UNKNOWN.parameter } }],
    ['one branch', { RuntimeManagementConfig: either({ UpdateRuntimeOn: 'Manual' }, NO_VALUE) }],
    ['nothing', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(runtimeManualWithoutArn).toStaySilent({ Fn: fn(properties) });
  });
});
