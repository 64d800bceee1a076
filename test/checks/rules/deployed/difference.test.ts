import { differs } from '../../../../lib/checks/rules/deployed/difference';
import { appOf, either, getAtt, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const of = (Value: unknown): Parameters<typeof differs>[0] =>
  appOf({ Subject: resource('Test::Subject', { Value }), A: resource('AWS::SQS::Queue'), B: resource('AWS::SQS::Queue') }).ofType('Test::Subject')[0].at('Value');

describe('two values certainly differ', () => {
  test.each<[string, unknown, unknown]>([
    ['literals', 'a', 'b'],
    ['something and nothing', 'a', NO_VALUE],
    ['references to two resources', getAtt('A', 'Arn'), getAtt('B', 'Arn')],
    ['texts around the same gap', sub('${Stage}-a'), sub('${Stage}-b')],
    ['lists of one more', ['a'], ['a', 'b']],
    ['lists with another element', ['a', 'c'], ['a', 'b']],
    ['maps with another value', { x: 1, y: 1 }, { x: 1, y: 2 }],
    ['maps with one more key', { x: 1 }, { x: 1, y: 2 }],
    ['every branch', either('a', 'b'), either('c', 'd')],
  ])('when they are %s', (_, now, before) => {
    expect(differs(of(now), of(before))).toBe(true);
    expect(differs(of(before), of(now))).toBe(true);
  });

  test.each<[string, unknown, unknown]>([
    ['equal', { x: ['a', 1] }, { x: ['a', '1'] }],
    ['nothing', NO_VALUE, NO_VALUE],
    ['parameters', ref('P'), ref('Q')],
    ['a literal and a parameter', 'a', UNKNOWN.parameter],
    ['a parameter and nothing', UNKNOWN.parameter, NO_VALUE],
    ['a reference and a literal', ref('A'), 'a'],
    ['two attributes of one resource', ref('A'), getAtt('A', 'Arn')],
    ['texts around other gaps', sub('${Stage}-a'), sub('${Name}-a')],
    ['a text with a gap and one without', sub('${AWS::Region}-a'), 'eu-west-1-a'],
    ['lists in another order', ['a', 'b'], ['b', 'a']],
    ['lists of which an element may be absent', ['a', either('b', NO_VALUE)], ['a']],
    ['a branch that is the same', either('a', 'b'), 'b'],
    ['a map and a text', { x: 1 }, 'x'],
  ])('but not when they are %s', (_, now, before) => {
    expect(differs(of(now), of(before))).toBe(false);
    expect(differs(of(before), of(now))).toBe(false);
  });
});
