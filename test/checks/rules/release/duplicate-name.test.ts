import { duplicateName } from '../../../../lib/checks/rules/release/duplicate-name';
import { alias, either, expectRule, fn, getAtt, ref, UNKNOWN } from '../../rule-kit';

const resources = { Fn: fn({ FunctionName: 'orders' }), Other: fn() };

describe('Alias.DuplicateName', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a function', alias(), alias({ FunctionVersion: '3' })],
    ['a function by Ref, ARN and name', alias(), alias({ FunctionName: getAtt('Fn', 'Arn') })],
    ['a function by Ref and literal name', alias(), alias({ FunctionName: 'orders' })],
    ['a function of a parameter', alias({ FunctionName: UNKNOWN.parameter }), alias({ FunctionName: UNKNOWN.parameter })],
    ['a function under one condition', alias({}, { Condition: 'On' }), alias({}, { Condition: 'On' })],
  ])('finds two of %s', (_, A, B) => {
    expectRule(duplicateName).toFind({ ...resources, A, B }, { logicalId: 'B', property: 'Properties/Name', message: /got "live" as A: choose another, or remove B/ });
  });

  test('finds two in two stacks', () => {
    expectRule(duplicateName).toFind([
      { template: { Resources: { Fn: fn(), A: alias() }, Outputs: { Out: { Value: ref('Fn'), Export: { Name: 'fn' } } } } },
      { template: { Resources: { B: alias({ FunctionName: { 'Fn::ImportValue': 'fn' } }) } } },
    ], { logicalId: 'B' });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['two names', alias(), alias({ Name: 'blue' })],
    ['two functions', alias(), alias({ FunctionName: ref('Other') })],
    ['two conditions', alias({}, { Condition: 'Blue' }), alias({}, { Condition: 'Green' })],
    ['one that may not be there', alias(), alias({}, { Condition: 'Blue' })],
    ['another name in one branch', alias(), alias({ Name: either('live', 'blue') })],
    ['names of a parameter', alias({ Name: UNKNOWN.parameter }), alias({ Name: UNKNOWN.import })],
  ])('is silent about %s', (_, A, B) => {
    expectRule(duplicateName).toStaySilent({ ...resources, A, B });
  });

  test('is silent about functions outside that have one name in two stacks', () => {
    const template = { Resources: { A: alias({ FunctionName: 'outside' }) } };
    expectRule(duplicateName).toStaySilent([{ template }, { template }]);
  });
});
