import { Aws, Lazy, Stack } from 'aws-cdk-lib';
import { BrokerFilter, FilterValue, KafkaFilter, QueueFilter, StreamFilter, TableFilter } from '../../../lib';
import type { SourceFilter } from '../../../lib';
import { testApp } from '../../setup/app';

/** The code under which a filter is refused. */
function codeOf(filter: SourceFilter): string | undefined {
  return filter._problem(new Stack(testApp(), 'Stack'))?.code.toString();
}

function messageOf(filter: SourceFilter): string | undefined {
  return filter._problem(new Stack(testApp(), 'Stack'))?.message;
}

const body = (rules: unknown): QueueFilter => QueueFilter.pattern(JSON.stringify({ body: { field: rules } }));

describe('the text of a pattern', () => {
  test.each(['', '{', '[]', '"body"', 'null', '7', "{'body':['x']}"])('fails when it is %p', (text) => {
    expect(codeOf(QueueFilter.pattern(text))).toBe('SourceFilterNotJson');
  });

  const fixed = JSON.stringify({ body: { field: [''] } }).length;

  test('may have 4,096 characters', () => {
    expect(codeOf(body(['x'.repeat(4_096 - fixed)]))).toBeUndefined();
  });

  test('fails when it has 4,097 characters', () => {
    expect(messageOf(body(['x'.repeat(4_097 - fixed)]))).toMatch(/got one of 4097/);
  });

  test('is counted as it will be in the template', () => {
    // Each quotation mark takes two characters.
    const marks = Math.floor((4_096 - fixed) / 2);
    expect(codeOf(QueueFilter.body({ field: FilterValue.equalsText('"'.repeat(marks)) }))).toBeUndefined();
    expect(codeOf(QueueFilter.body({ field: FilterValue.equalsText('"'.repeat(marks + 1)) }))).toBe('SourceFilterTooLong');
  });

  test('is not judged when a part of it is known at deploy time only', () => {
    expect(codeOf(QueueFilter.pattern(`{"body":"${Aws.REGION}"}`))).toBeUndefined();
    expect(codeOf(QueueFilter.body({ region: FilterValue.equalsText(Aws.REGION) }))).toBeUndefined();
  });

  test('is judged when it is produced late', () => {
    expect(codeOf(QueueFilter.pattern(Lazy.string({ produce: () => '{"body":"x"}' })))).toBe('SourceFilterFieldInvalid');
  });

  test('carries a value of the template as text and as number', () => {
    const stack = new Stack(testApp(), 'Stack');
    const number = Lazy.number({ produce: () => 5 });
    const filter = QueueFilter.body({ region: FilterValue.equalsText(Aws.REGION), count: FilterValue.atLeast(number) });
    expect(stack.resolve(filter._toPattern(stack))).toEqual({
      'Fn::Join': ['', ['{"body":{"region":["', { Ref: 'AWS::Region' }, '"],"count":[{"numeric":[">=",5]}]}}']],
    });
  });
});

describe('a field', () => {
  test.each<[string, unknown]>([
    ['a text', 'order'], ['a number', 7], ['null', null], ['true', true], ['an empty list', []], ['an empty object', {}],
  ])('fails when it holds %s', (_, value) => {
    expect(codeOf(body(value))).toBe('SourceFilterFieldInvalid');
  });

  test('fails when the pattern has none', () => {
    expect(codeOf(QueueFilter.pattern('{}'))).toBe('SourceFilterFieldInvalid');
  });

  test('is named by its path', () => {
    expect(messageOf(QueueFilter.pattern('{"body":{"order":{"kind":"new"}}}'))).toMatch(/body\.order\.kind must be a list .* got "new":/);
  });

  test.each<[string, unknown]>([['one object', [{ a: ['x'] }]], ['texts', ['a', 'b']], ['an object', { a: ['x'] }]])('fails when it is $or and holds %s', (_, value) => {
    expect(codeOf(QueueFilter.pattern(JSON.stringify({ body: { $or: value } })))).toBe('SourceFilterFieldInvalid');
  });

  test('fails within an alternative too', () => {
    expect(codeOf(QueueFilter.pattern('{"body":{"$or":[{"a":["x"]},{"b":"y"}]}}'))).toBe('SourceFilterFieldInvalid');
  });

  test('fails when no text is given for it', () => {
    expect(codeOf(QueueFilter.body({ kind: FilterValue.equalsText() }))).toBe('SourceFilterFieldInvalid');
  });
});

describe('a rule', () => {
  test.each<[string, unknown]>([
    ['equality', ['x', 1, true, null]],
    ['a wildcard, which the page of the service does not list', [{ wildcard: 'a*' }]],
    ['an address, which the page of the service does not list', [{ cidr: '10.0.0.0/8' }]],
    ['a beginning in any case', [{ prefix: { 'equals-ignore-case': 'a' } }]],
    ['anything but one text', [{ 'anything-but': 'a' }]],
    ['anything but several endings', [{ 'anything-but': { suffix: ['.png', '.jpg'] } }]],
    ['several rules', [{ prefix: 'a' }, { exists: false }]],
  ])('may be %s', (_, rules) => {
    expect(codeOf(body(rules))).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['has another name', { contains: 'x' }], ['has two names', { prefix: 'a', suffix: 'b' }], ['has none', {}], ['is a list', ['x']],
  ])('fails when it %s', (_, rule) => {
    expect(codeOf(body([rule]))).toBe('SourceFilterRuleUnknown');
  });

  test.each<[string, unknown]>([
    ['exists', 'true'],
    ['prefix', 1],
    ['prefix', { suffix: 'a' }],
    ['suffix', ['a']],
    ['equals-ignore-case', null],
    ['anything-but', null],
    ['anything-but', []],
    ['anything-but', ['a', null]],
    ['anything-but', [{ prefix: 'a' }]],
    ['anything-but', { exists: true }],
    ['anything-but', { prefix: 'a', suffix: 'b' }],
    ['anything-but', { prefix: [] }],
    ['numeric', 5],
    ['numeric', []],
    ['numeric', ['=']],
    ['numeric', ['=', '5']],
    ['numeric', ['~', 5]],
    ['numeric', ['>', 5, '<', 5]],
    ['numeric', ['>', 6, '<', 5]],
    ['numeric', ['<', 6, '>', 5]],
    ['numeric', ['=', 5, '<', 6]],
    ['numeric', ['>', 5, '<']],
  ])('fails when %s is given %j', (name, operand) => {
    expect(codeOf(body([{ [name]: operand }]))).toBe('SourceFilterRuleInvalid');
  });

  test('fails when a range is upside down', () => {
    expect(messageOf(QueueFilter.body({ total: FilterValue.between(20, 10) }))).toMatch(/numeric .* got \[">=",20,"<=",10\] in body\.total/);
  });
});

describe('the content of a record', () => {
  test.each<[string, SourceFilter]>([
    ['a queue', QueueFilter.pattern('{"data":{"a":["x"]}}')],
    ['a stream', StreamFilter.pattern('{"body":{"a":["x"]}}')],
    ['a table', TableFilter.pattern('{"data":{"a":["x"]}}')],
    ['a topic', KafkaFilter.pattern('{"data":{"a":["x"]}}')],
    ['a broker', BrokerFilter.pattern('{"body":{"a":["x"]}}')],
    ['a queue, by its fields', QueueFilter.message({ data: FilterValue.exists() })],
  ])('fails when %s is asked for that of another source', (_, filter) => {
    expect(codeOf(filter)).toBe('SourceFilterDataFieldUnknown');
  });

  test('may be named like the content of another source further down', () => {
    expect(codeOf(QueueFilter.body({ data: FilterValue.exists() }))).toBeUndefined();
  });
});

describe('the numbers of a table', () => {
  const image = (rules: unknown): TableFilter => TableFilter.pattern(JSON.stringify({ dynamodb: { NewImage: { count: { N: rules } } } }));

  test('may be equal to text', () => {
    expect(codeOf(image(['5']))).toBeUndefined();
  });

  test.each<[string, unknown]>([['compared', [{ numeric: ['=', 5] }]], ['equal to a number', [5]]])('fail when they are %s', (_, rules) => {
    expect(codeOf(image(rules))).toBe('SourceFilterNumberComparison');
  });

  test('are numbers where the record itself has them', () => {
    expect(codeOf(TableFilter.pattern('{"dynamodb":{"SizeBytes":[26]}}'))).toBeUndefined();
  });
});
