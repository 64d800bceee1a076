import { scalingConfigMinAboveMax } from '../../../../lib/checks/rules/function/scaling-config-min-above-max';
import { either, expectRule, fn, UNKNOWN, version } from '../../rule-kit';

describe('Function.ScalingConfigMinAboveMax', () => {
  test.each<[string, unknown, RegExp]>([
    ['one more', config(6, 5), /at most MaxExecutionEnvironments, got 6 and 5: set the minimum to 5 or less/],
    ['numeric text', config('30', '4'), /got 30 and 4/],
    ['every pair of branches', config(either(10, 20), either(5, 8)), /got 10 and 8/],
  ])('finds %s', (_, FunctionScalingConfig, message) => {
    expectRule(scalingConfigMinAboveMax).toFind({ Fn: fn({ FunctionScalingConfig }) }, { logicalId: 'Fn', property: 'Properties/FunctionScalingConfig', message });
    expectRule(scalingConfigMinAboveMax).toFind({ Version: version({ FunctionScalingConfig }) }, { logicalId: 'Version', property: 'Properties/FunctionScalingConfig', message });
  });

  test.each<[string, unknown]>([
    ['equal numbers', config(5, 5)],
    ['a minimum alone', { MinExecutionEnvironments: 5 }],
    ['a maximum alone', { MaxExecutionEnvironments: 0 }],
    ['a legal pair of branches', config(either(10, 2), 5)],
    ['a parameter', config(10, UNKNOWN.parameter)],
    ['nothing', undefined],
  ])('is silent about %s', (_, FunctionScalingConfig) => {
    expectRule(scalingConfigMinAboveMax).toStaySilent({ Fn: fn({ FunctionScalingConfig }), Version: version({ FunctionScalingConfig }) });
  });
});

function config(MinExecutionEnvironments: unknown, MaxExecutionEnvironments: unknown): unknown {
  return { MinExecutionEnvironments, MaxExecutionEnvironments };
}
