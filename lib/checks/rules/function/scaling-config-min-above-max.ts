import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const scalingConfigMinAboveMax: Rule = {
  id: 'Function.ScalingConfigMinAboveMax',
  severity: 'error',
  statement: '`FunctionScalingConfig` of a function or version has a minimum above its maximum.',
  fix: 'Set `MinExecutionEnvironments` to `MaxExecutionEnvironments` or less.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionScalingConfig.html',
  check: onEach(['AWS::Lambda::Function', 'AWS::Lambda::Version'], (resource) => {
    const config = resource.at('FunctionScalingConfig');
    const min = config.at('MinExecutionEnvironments').numbers();
    const max = config.at('MaxExecutionEnvironments').numbers();
    return min !== undefined && max !== undefined && Math.min(...min) > Math.max(...max)
      ? finding(config, `MinExecutionEnvironments is at most MaxExecutionEnvironments, got ${Math.min(...min)} and ${Math.max(...max)}: set the minimum to ${Math.max(...max)} or less`)
      : undefined;
  }),
};
