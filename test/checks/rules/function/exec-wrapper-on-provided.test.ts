import { execWrapperOnProvided } from '../../../../lib/checks/rules/function/exec-wrapper-on-provided';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

function wrapper(path: unknown): Record<string, unknown> {
  return { Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: path } } };
}

describe('Function.ExecWrapperOnProvided', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a path', { Runtime: 'provided.al2023', ...wrapper('/opt/bootstrap') }, /no effect with OS-only runtimes, got it for provided.al2023/],
    ['a parameter', { Runtime: 'provided.al2', ...wrapper(UNKNOWN.parameter) }, /provided.al2/],
  ])('finds %s', (_, properties, message) => {
    expectRule(execWrapperOnProvided).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Environment/Variables/AWS_LAMBDA_EXEC_WRAPPER', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['another runtime', { Runtime: 'nodejs22.x', ...wrapper('/opt/bootstrap') }],
    ['a runtime of a parameter', { Runtime: UNKNOWN.parameter, ...wrapper('/opt/bootstrap') }],
    ['one branch of the runtime', { Runtime: either('provided.al2023', 'python3.13'), ...wrapper('/opt/bootstrap') }],
    ['nothing in it', { Runtime: 'provided.al2023', ...wrapper('') }],
    ['a variable that may not be there', { Runtime: 'provided.al2023', ...wrapper(either('/opt/bootstrap', NO_VALUE)) }],
    ['no variable', { Runtime: 'provided.al2023' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(execWrapperOnProvided).toStaySilent({ Fn: fn(properties) });
  });
});
