import { ALIAS_LIMITS } from '../../../private/limits';
import type { Reading } from '../../../template';
import { offending, weightsOf } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const { min, max } = ALIAS_LIMITS.weight;

export const weightRange: Rule = {
  id: 'Alias.WeightRange',
  severity: 'error',
  statement: `A \`FunctionWeight\` is below ${min} or above ${max}.`,
  fix: `Write the share as a fraction between ${min} and ${max}: 0.05 is 5 %.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AliasRoutingConfiguration.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const weight = offending(weightsOf(alias), (entry) => outsideOf(entry) !== undefined);
    return weight && finding(weight.at('FunctionWeight'),
      `FunctionWeight is a fraction between ${min} and ${max}, got ${outsideOf(weight) ?? ''}: write 0.05 for 5 %`);
  }),
};

function outsideOf(entry: Reading): number | undefined {
  return entry.at('FunctionWeight').numberThat((weight) => weight < min || weight > max);
}
