import { runtimeManualPinned } from '../../../../lib/checks/rules/function/runtime-manual-pinned';
import { either, expectRule, fn, UNKNOWN } from '../../rule-kit';

describe('Function.RuntimeManualPinned', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['Manual', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual', RuntimeVersionArn: UNKNOWN.parameter } }, /got Manual: set it to Auto/],
    ['Manual in both branches', { RuntimeManagementConfig: either({ UpdateRuntimeOn: 'Manual' }, { UpdateRuntimeOn: 'Manual', RuntimeVersionArn: 'x' }) }, /got Manual/],
  ])('finds %s', (_, properties, message) => {
    expectRule(runtimeManualPinned).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/RuntimeManagementConfig/UpdateRuntimeOn', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['FunctionUpdate', { RuntimeManagementConfig: { UpdateRuntimeOn: 'FunctionUpdate' } }],
    ['a parameter', { RuntimeManagementConfig: { UpdateRuntimeOn: UNKNOWN.parameter } }],
    ['one branch', { RuntimeManagementConfig: { UpdateRuntimeOn: either('Manual', 'Auto') } }],
    ['nothing', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(runtimeManualPinned).toStaySilent({ Fn: fn(properties) });
  });
});
