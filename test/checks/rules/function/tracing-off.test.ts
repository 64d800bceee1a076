import { tracingOff } from '../../../../lib/checks/rules/function/tracing-off';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.TracingOff', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['nothing', {}, /should be Active for traces, got PassThrough/],
    ['PassThrough', { TracingConfig: { Mode: 'PassThrough' } }, /got PassThrough/],
    ['both of them', { TracingConfig: either({ Mode: 'PassThrough' }, NO_VALUE) }, /xray:PutTraceSegments/],
  ])('finds %s', (_, properties, message) => {
    expectRule(tracingOff).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/TracingConfig/Mode', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['Active', { TracingConfig: { Mode: 'Active' } }],
    ['Active in one branch', { TracingConfig: either({ Mode: 'Active' }, NO_VALUE) }],
    ['a parameter', { TracingConfig: { Mode: UNKNOWN.parameter } }],
  ])('is silent about %s', (_, properties) => {
    expectRule(tracingOff).toStaySilent({ Fn: fn(properties) });
  });
});
