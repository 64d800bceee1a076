import { envTotalSize } from '../../../../lib/checks/rules/function/env-total-size';
import { either, expectRule, fn, NO_VALUE, sub, UNKNOWN } from '../../rule-kit';

const BIG = 'x'.repeat(4_087);

describe('Function.EnvTotalSize', () => {
  // {"KEY":"..."} takes ten bytes beside the value.
  test.each<[string, unknown, RegExp]>([
    ['one byte more', { KEY: BIG }, /at most 4096 bytes as JSON, got at least 4097/],
    ['the sum of two', { FIRST: 'x'.repeat(2_100), SECOND: 'x'.repeat(2_100) }, /got at least/],
    ['bytes, not characters', { KEY: 'é'.repeat(2_044) }, /got at least 4098/],
    ['the known pieces of a text', { KEY: sub(`${BIG}\${Parameter}`) }, /4097/],
    ['literals beside what is not known', { KEY: BIG, OTHER: UNKNOWN.parameter }, /got at least/],
    ['two branches too large', either({ KEY: BIG }, { KEY: `${BIG}y` }), /4097/],
    ['two values too large', { KEY: either(BIG, `${BIG}y`) }, /4097/],
  ])('finds %s', (_, Variables, message) => {
    expectRule(envTotalSize).toFind({ Fn: fn({ Environment: { Variables } }) }, { logicalId: 'Fn', property: 'Properties/Environment/Variables', message });
  });

  test.each<[string, unknown]>([
    ['the most', { KEY: BIG.slice(1) }],
    ['a small value', { KEY: 'value' }],
    ['a legal branch', either({ KEY: BIG }, { KEY: 'x' })],
    ['a legal value', { KEY: either(BIG, 'x') }],
    ['a variable that may not be there', { KEY: either(BIG, NO_VALUE) }],
    ['a parameter', { KEY: UNKNOWN.parameter }],
    ['an import', UNKNOWN.import],
    ['a map that a transform adds to', { KEY: BIG, 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['no variables', undefined],
  ])('is silent about %s', (_, Variables) => {
    expectRule(envTotalSize).toStaySilent({ Fn: fn({ Environment: { Variables } }) });
  });
});
