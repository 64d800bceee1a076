import { durableWithoutPolicy } from '../../../../lib/checks/rules/function/durable-without-policy';
import { either, expectRule, fn, inline, NO_VALUE, policy, role, sub, UNKNOWN } from '../../rule-kit';

const DurableConfig = { ExecutionTimeout: 3_600 };

describe('Function.DurableWithoutPolicy', () => {
  test.each<[string, Record<string, unknown>]>([
    ['the basic policy', { Role: role(['service-role/AWSLambdaBasicExecutionRole']) }],
    ['no policy', { Role: role() }],
    ['other actions', { Role: role([], { Policies: [inline(['logs:*', 'lambda:GetDurableExecutionState'])] }) }],
  ])('finds a role with %s', (_, resources) => {
    expectRule(durableWithoutPolicy).toFind(
      { Fn: fn({ DurableConfig }), ...resources },
      { logicalId: 'Fn', property: 'Properties/Role', message: /Role Role .* must allow lambda:CheckpointDurableExecution.*AWSLambdaBasicDurableExecutionRolePolicy/ },
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['the managed policy', { Role: role(['service-role/AWSLambdaBasicDurableExecutionRolePolicy']) }],
    ['an inline policy for one function', { Role: role([], { Policies: [inline(['lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState'], sub('${Fn.Arn}:*'))] }) }],
    ['a policy of its own', { Role: role(), Policy: policy('Role', 'lambda:*') }],
    ['a policy that is not on file', { Role: role(['SomethingElse']) }],
    ['a customer policy', { Role: role([], { ManagedPolicyArns: [UNKNOWN.parameter] }) }],
    ['actions of a parameter', { Role: role([], { Policies: [inline(UNKNOWN.parameter as string)] }) }],
    ['the role of a parameter', { Fn: fn({ DurableConfig, Role: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(durableWithoutPolicy).toStaySilent({ Fn: fn({ DurableConfig }), ...resources });
  });

  test.each<[string, unknown]>([
    ['no durable executions', undefined],
    ['durable executions in one branch', either(DurableConfig, NO_VALUE)],
    ['a parameter', UNKNOWN.parameter],
  ])('does not concern a function with %s', (_, config) => {
    expectRule(durableWithoutPolicy).toStaySilent({ Fn: fn({ DurableConfig: config }), Role: role() });
  });
});
