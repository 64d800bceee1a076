import { Stack } from 'aws-cdk-lib';
import { FilterValue, QueueFilter } from '../../../lib';
import { testApp } from '../../setup/app';

/** The rule of one field as the mapping gets it. Fails when the library itself would refuse it. */
function ruleOf(value: FilterValue): unknown {
  const stack = new Stack(testApp(), 'Stack');
  const filter = QueueFilter.body({ field: value });
  expect(filter._problem(stack)).toBeUndefined();
  const pattern = JSON.parse(String(stack.resolve(filter._toPattern(stack)))) as { body: { field: unknown } };
  return pattern.body.field;
}

describe('a rule is written as the service documents it', () => {
  test.each<[string, FilterValue, unknown]>([
    ['null', FilterValue.isNull(), [null]],
    ['empty', FilterValue.isEmpty(), ['']],
    ['equals', FilterValue.equalsText('Alice'), ['Alice']],
    ['equals, ignoring case', FilterValue.equalsIgnoreCase('alice'), [{ 'equals-ignore-case': 'alice' }]],
    ['and', FilterValue.object({ location: FilterValue.equalsText('New York'), day: FilterValue.equalsText('Monday') }), { location: ['New York'], day: ['Monday'] }],
    ['or', FilterValue.equalsText('Credit', 'Debit'), ['Credit', 'Debit']],
    ['or, across fields', FilterValue.object({ $or: FilterValue.anyOf({ location: FilterValue.equalsText('New York') }, { day: FilterValue.equalsText('Monday') }) }),
      { $or: [{ location: ['New York'] }, { day: ['Monday'] }] }],
    ['not', FilterValue.anythingBut('Raining', 'Snowing'), [{ 'anything-but': ['Raining', 'Snowing'] }]],
    ['not, of numbers', FilterValue.anythingButNumbers(1, 2), [{ 'anything-but': [1, 2] }]],
    ['not, of a beginning', FilterValue.anythingButBeginningWith('us-'), [{ 'anything-but': { prefix: 'us-' } }]],
    ['numeric, equal', FilterValue.equalsNumber(100), [{ numeric: ['=', 100] }]],
    ['numeric, range', FilterValue.between(10, 20, { lowerExcluded: true }), [{ numeric: ['>', 10, '<=', 20] }]],
    ['numeric, range with its lower end', FilterValue.between(10, 20), [{ numeric: ['>=', 10, '<=', 20] }]],
    ['numeric, range without its upper end', FilterValue.between(10, 20, { upperExcluded: true }), [{ numeric: ['>=', 10, '<', 20] }]],
    ['numeric, above', FilterValue.greaterThan(1.5), [{ numeric: ['>', 1.5] }]],
    ['numeric, at least', FilterValue.atLeast(0), [{ numeric: ['>=', 0] }]],
    ['numeric, below', FilterValue.lessThan(-1), [{ numeric: ['<', -1] }]],
    ['numeric, at most', FilterValue.atMost(7), [{ numeric: ['<=', 7] }]],
    ['boolean', FilterValue.equalsBoolean(false), [false]],
    ['exists', FilterValue.exists(), [{ exists: true }]],
    ['does not exist', FilterValue.doesNotExist(), [{ exists: false }]],
    ['begins with', FilterValue.beginsWith('us-'), [{ prefix: 'us-' }]],
    ['ends with', FilterValue.endsWith('.png'), [{ suffix: '.png' }]],
  ])('%s', (_, value, expected) => {
    expect(ruleOf(value)).toEqual(expected);
  });
});
