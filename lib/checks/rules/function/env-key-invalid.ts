import { FUNCTION_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { variablesOf } from '../../variables';

export const envKeyInvalid: Rule = {
  id: 'Function.EnvKeyInvalid',
  severity: 'error',
  statement: 'The name of an environment variable is not a letter followed by one or more letters, digits or underscores.',
  fix: 'Rename the variable.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  check: onEachFunction((fn) => {
    const branches = variablesOf(fn).map((variables) => variables.filter(([name]) => !FUNCTION_LIMITS.environmentKey.test(name)));
    return branches.every((invalid) => invalid.length > 0)
      ? branches[0].map(([name, value]) => finding(value, `Environment.Variables must have names of a letter followed by one or more letters, digits or underscores, got "${name}": rename it`))
      : undefined;
  }),
};
