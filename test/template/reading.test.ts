import type { Reading } from '../../lib/template';
import { appOf, either, getAtt, NO_VALUE, ref, resource, sub, UNKNOWN } from '../checks/rule-kit';

const OTHERS = { Queue: resource('AWS::SQS::Queue'), Other: resource('AWS::SQS::Queue') };

/** The value as the property `Value` of a resource, beside the sections of a template. */
function reading(value: unknown, sections: Record<string, unknown> = {}): Reading {
  const app = appOf({ Resources: { Subject: resource('Test::Subject', { Value: value }), ...OTHERS }, ...sections });
  return app.ofType('Test::Subject')[0].at('Value');
}

describe('a literal', () => {
  test('is a number, also as text', () => {
    expect([reading(5).number(), reading('5').number(), reading('0.5').number()]).toEqual([5, 5, 0.5]);
    expect([reading('').number(), reading(' ').number(), reading('five').number(), reading(true).number()]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('is a text, also as number or boolean', () => {
    expect([reading('a').text(), reading(5).text(), reading(false).text()]).toEqual(['a', '5', 'false']);
  });

  test('is a boolean, also as text', () => {
    expect([reading(true).boolean(), reading('false').boolean(), reading('yes').boolean()]).toEqual([true, false, undefined]);
  });
});

describe('what is not given', () => {
  test.each<[string, unknown]>([['left out', undefined], ['AWS::NoValue', NO_VALUE], ['AWS::NoValue in both branches', either(NO_VALUE, NO_VALUE)]])('%s is absent', (_, value) => {
    expect(reading(value)).toMatchObject({ isAbsent: true, isPresent: false, isEmpty: true, isNotEmpty: false });
  });

  test('has nothing below, and takes a default', () => {
    expect(reading(undefined).at('a', 0, 'b').isAbsent).toBe(true);
    expect(reading(undefined).or(30).number()).toBe(30);
    expect(reading(60).or(30).number()).toBe(60);
    expect(reading(either(60, NO_VALUE)).or(30).numbers()).toEqual([60, 30]);
  });
});

describe('what only the deployment knows', () => {
  test.each<[string, unknown]>([
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['a dynamic reference', '{{resolve:ssm:/name}}'],
    ['an unknown function', { 'Fn::Cidr': ['10.0.0.0/16', 1, 8] }],
    ['a zone', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['a missing resource', ref('Missing')],
    ['a malformed function', { 'Fn::Join': 'a' }],
    ['null', null],
  ])('%s is neither absent nor present, and has no value', (_, value) => {
    const unknown = reading(value);
    expect(unknown).toMatchObject({ isAbsent: false, isPresent: false, isKnown: false, isEmpty: false, isNotEmpty: false });
    expect([unknown.text(), unknown.number(), unknown.items(), unknown.entries(), unknown.reference(), unknown.at('a').isAbsent]).toEqual(
      [undefined, undefined, undefined, undefined, undefined, false]);
  });

  test('is not the default of a parameter', () => {
    expect(reading(ref('Memory'), { Parameters: { Memory: { Type: 'Number', Default: 20_000 } } }).number()).toBeUndefined();
  });
});

describe('alternatives', () => {
  test('a value that differs has no number, but numbers', () => {
    const value = reading(either(1, 2));
    expect([value.number(), value.numbers(), value.isPresent]).toEqual([undefined, [1, 2], true]);
  });

  test('a value that is the same in both branches is known', () => {
    expect(reading(either(5, '5')).number()).toBe(5);
  });

  test('a question is answered for all of them', () => {
    expect(reading(either(20, 30)).numberThat((value) => value > 10)).toBe(20);
    expect(reading(either(20, 5)).numberThat((value) => value > 10)).toBeUndefined();
    expect(reading(either(20, UNKNOWN.parameter)).numberThat((value) => value > 10)).toBeUndefined();
    expect(reading(either('a', 'b')).is('a', 'b')).toBe(true);
    expect(reading(either('a', 'c')).is('a', 'b')).toBe(false);
    expect(reading(either('a', 'b')).textThat((text) => text.length === 1)).toBe('a');
  });

  test('go down into maps and lists', () => {
    expect(reading(either({ a: 1 }, { a: 2 })).at('a').numbers()).toEqual([1, 2]);
    expect(reading(either({ a: 1 }, NO_VALUE)).at('a').or(0).numbers()).toEqual([1, 0]);
    expect(reading(either([1], [2])).someItem((item) => (item.number() ?? 0) > 0)).toBe(true);
    expect(reading(either([1], [])).someItem((item) => (item.number() ?? 0) > 0)).toBe(false);
  });

  test('of one condition agree with each other', () => {
    expect(reading(either({ a: either(1, 2) }, { a: either(3, 4) })).at('a').numbers()).toEqual([1, 4]);
  });

  test('have one branch where the resource has the same condition', () => {
    const app = appOf({ Subject: resource('Test::Subject', { Value: either(1, 2) }, { Condition: 'Undecided' }) });
    expect(app.resources[0].at('Value').number()).toBe(1);
  });

  test('have one branch where the condition is decided', () => {
    const Conditions = { Undecided: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'a'] }] } };
    expect(reading(either(1, 2), { Conditions }).number()).toBe(2);
  });

  test('that are too many are unknown', () => {
    const many = (left: number): unknown => (left === 0 ? 0 : either(left, many(left - 1), `Condition${left}`));
    expect(reading(many(10)).numbers()).toHaveLength(11);
    expect(reading(many(40)).isKnown).toBe(false);
  });
});

describe('texts', () => {
  test('put together of known pieces are known', () => {
    expect(reading(sub('${A}-b', { A: 'a' })).text()).toBe('a-b');
    expect(reading({ 'Fn::Join': [':', ['a', NO_VALUE, 'b']] }).text()).toBe('a:b');
    expect(reading(sub('${!Literal}')).text()).toBe('${Literal}');
    expect(reading({ 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }).text()).toBe('b');
  });

  test('of one reference are that reference', () => {
    expect(reading(sub('${Queue.Arn}')).reference()).toMatchObject({ resource: { logicalId: 'Queue' }, attribute: 'Arn' });
    expect(reading({ 'Fn::Join': ['', ['', ref('Queue')]] }).reference()).toMatchObject({ attribute: 'Ref' });
  });

  test('are known in part', () => {
    const text = reading(sub('arn:${AWS::Partition}:${Queue}:live'));
    expect([text.startsWith('arn:'), text.endsWith(':live'), text.includes('live'), text.startsWith('live')]).toEqual([true, true, true, false]);
    expect([text.text(), text.isKnown, text.isPresent]).toEqual([undefined, false, true]);
    expect(text.mentions(text.resource.stack.resources.get('Queue') ?? text.resource)).toBe(true);
  });

  test('hold dynamic references as unknown pieces', () => {
    expect(reading('a{{resolve:secretsmanager:s}}b').parts()).toEqual(['a', expect.objectContaining({ raw: '{{resolve:secretsmanager:s}}' }), 'b']);
  });

  test('of a part of an ARN are the name or Region of the resource', () => {
    const piece = (index: number): unknown => ({ 'Fn::Select': [index, { 'Fn::Split': [':', getAtt('Queue', 'Arn')] }] });
    expect(reading(piece(5)).reference()).toMatchObject({ resource: { logicalId: 'Queue' }, attribute: 'QueueName' });
    expect(reading(piece(3)).isKnown).toBe(false);
    expect(reading(piece(9)).isKnown).toBe(false);
  });

  test('that say JSON can be read', () => {
    expect(reading('{ "a": [1] }').parsed().at('a', 0).number()).toBe(1);
    expect(reading('{ "a": ').parsed().text()).toBe('{ "a": ');
    expect(reading({ a: 1 }).parsed().at('a').number()).toBe(1);
  });
});

describe('lists and maps', () => {
  test('have the elements that may be there', () => {
    expect(reading([1, NO_VALUE, UNKNOWN.parameter]).items()?.map(({ path }) => path)).toEqual(['Properties/Value/0', 'Properties/Value/2']);
    expect(reading({ b: 1, a: NO_VALUE, c: 2 }).entries()?.map(([key]) => key)).toEqual(['b', 'c']);
  });

  test('are certainly not empty when an element is certainly there', () => {
    expect([reading([UNKNOWN.parameter]).isNotEmpty, reading({ a: 1 }).isNotEmpty]).toEqual([true, true]);
    expect([reading([either(1, NO_VALUE)]).isNotEmpty, reading([]).isNotEmpty, reading([NO_VALUE]).isEmpty]).toEqual([false, false, true]);
  });

  test('of one element may be written without brackets', () => {
    expect(reading('a').listed()?.map((item) => item.text())).toEqual(['a']);
    expect(reading(['a', 'b']).listed()).toHaveLength(2);
    expect(reading(undefined).listed()).toEqual([]);
    expect(reading(UNKNOWN.parameter).listed()).toBeUndefined();
  });

  test('that a transform can extend have no certain keys', () => {
    const open = reading({ a: 1, 'Fn::Transform': { Name: 'AWS::Include' } });
    expect([open.entries(), open.at('a').number(), open.at('b').isAbsent]).toEqual([undefined, 1, false]);
  });

  test('have no keys of their prototype', () => {
    expect(reading({ a: 1 }).at('constructor').isAbsent).toBe(true);
    expect(reading([1]).at('length').isAbsent).toBe(true);
  });
});

describe('the key of a value', () => {
  const same = (a: unknown, b: unknown): boolean => {
    const both = reading([a, b]);
    return both.at(0).key === both.at(1).key;
  };

  test.each<[string, unknown, unknown]>([
    ['a literal', 'a', 'a'],
    ['numeric text', 5, '5'],
    ['a reference', getAtt('Queue', 'Arn'), sub('${Queue.Arn}')],
    ['a parameter', UNKNOWN.parameter, sub('${Parameter}')],
    ['the order of keys', { 'Fn::Cidr': [{ a: 1, b: 2 }] }, { 'Fn::Cidr': [{ b: 2, a: 1 }] }],
    ['a text', sub('a-${Queue}'), { 'Fn::Join': ['-', ['a', ref('Queue')]] }],
    ['a map', { a: 1, b: [2] }, { b: ['2'], a: '1' }],
  ])('is equal for %s', (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  test.each<[string, unknown, unknown]>([
    ['another literal', 'a', 'b'],
    ['another attribute', getAtt('Queue', 'Arn'), getAtt('Queue', 'QueueName')],
    ['another resource', ref('Queue'), ref('Other')],
    ['another parameter', UNKNOWN.parameter, ref('Another')],
    ['nothing', '', undefined],
  ])('differs for %s', (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });
});
