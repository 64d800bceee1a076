import { inputConflict } from '../../../../lib/checks/rules/triggers/input-conflict';
import { either, expectRule, NO_VALUE, resource, sub, UNKNOWN } from '../../rule-kit';

function rule(...targets: unknown[]): Record<string, unknown> {
  return { Rule: resource('AWS::Events::Rule', { Targets: targets }) };
}

const InputTransformer = { InputTemplate: '"x"' };

describe('EventsRule.InputConflict', () => {
  test.each<[string, unknown, RegExp]>([
    ['Input and InputPath', { Input: '{}', InputPath: '$.detail' }, /got Input and InputPath: keep one/],
    ['Input and InputTransformer', { Input: sub('{"a":"${X}"}'), InputTransformer }, /got Input and InputTransformer/],
    ['all three', { Input: '{}', InputPath: '$', InputTransformer }, /got Input and InputPath and InputTransformer/],
    ['a conflict in both branches', either({ Input: '{}', InputPath: '$' }, { InputPath: '$', InputTransformer }), /got Input and InputPath/],
  ])('finds %s', (_, target, message) => {
    expectRule(inputConflict).toFind(rule({ Arn: 'arn' }, target), { logicalId: 'Rule', property: 'Properties/Targets/1', message });
  });

  test.each<[string, unknown]>([
    ['one of them', { InputPath: '$' }],
    ['none', { Arn: 'arn' }],
    ['one of a parameter', { Input: '{}', InputPath: UNKNOWN.parameter }],
    ['one in each branch', { Input: either('{}', NO_VALUE), InputPath: either(NO_VALUE, '$') }],
    ['a legal branch', either({ Input: '{}', InputPath: '$' }, { Input: '{}' })],
    ['an empty one', { Input: '', InputPath: '$' }],
  ])('is silent about %s', (_, target) => {
    expectRule(inputConflict).toStaySilent(rule(target));
  });
});
