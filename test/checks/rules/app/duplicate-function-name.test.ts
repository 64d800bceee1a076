import { duplicateFunctionName } from '../../../../lib/checks/rules/app/duplicate-function-name';
import type { StackGiven } from '../../rule-kit';
import { either, expectRule, fn, sub, UNKNOWN } from '../../rule-kit';

function stack(FunctionName: unknown, attributes: Record<string, unknown> = {}, place: Partial<StackGiven> = {}): StackGiven {
  return { template: { Resources: { Fn: fn({ FunctionName }, attributes) } }, account: '111122223333', region: 'eu-west-1', ...place };
}

describe('App.DuplicateFunctionName', () => {
  test('finds the second of two stacks', () => {
    expectRule(duplicateFunctionName).toFind([stack('orders'), stack('orders')],
      { logicalId: 'Fn', property: 'Properties/FunctionName', message: /got orders, which stack1\.template\.json#Fn has too/ });
  });

  test('finds each but the first', () => {
    expectRule(duplicateFunctionName).toFind([stack('orders'), stack('orders'), stack(sub('orders'))], {}, {});
  });

  test.each<[string, readonly StackGiven[]]>([
    ['other names', [stack('orders'), stack('bills')]],
    ['no names', [stack(undefined), stack(undefined)]],
    ['another Region', [stack('orders'), stack('orders', {}, { region: 'us-east-1' })]],
    ['another account', [stack('orders'), stack('orders', {}, { account: '444455556666' })]],
    ['stacks that do not say where they go', [{ template: stack('orders').template }, { template: stack('orders').template }]],
    ['a name of a parameter', [stack(UNKNOWN.parameter), stack(UNKNOWN.parameter)]],
    ['a name with the stage', [stack(sub('orders-${Stage}')), stack(sub('orders-${Stage}'))]],
    ['one branch', [stack('orders'), stack(either('orders', 'bills'))]],
    ['a function that may not be there', [stack('orders'), stack('orders', { Condition: 'Undecided' })]],
  ])('is silent about %s', (_, stacks) => {
    expectRule(duplicateFunctionName).toStaySilent(stacks);
  });
});
