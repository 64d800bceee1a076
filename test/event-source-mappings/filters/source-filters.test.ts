import { Stack } from 'aws-cdk-lib';
import { BrokerFilter, FilterValue, KafkaFilter, QueueFilter, StreamFilter, TableAttribute, TableFilter } from '../../../lib';
import type { SourceFilter } from '../../../lib';
import { testApp } from '../../setup/app';

function patternOf(filter: SourceFilter): unknown {
  const stack = new Stack(testApp(), 'Stack');
  expect(filter._problem(stack)).toBeUndefined();
  return JSON.parse(String(stack.resolve(filter._toPattern(stack))));
}

const open = { status: FilterValue.equalsText('open') };
const OPEN = { status: ['open'] };

describe('the filter of', () => {
  test.each<[string, SourceFilter, unknown]>([
    ['a queue by its body', QueueFilter.body(open), { body: OPEN }],
    ['a queue by plain text', QueueFilter.message({ body: FilterValue.beginsWith('START') }), { body: [{ prefix: 'START' }] }],
    ['a queue by body and attributes', QueueFilter.message({ body: FilterValue.object(open), attributes: FilterValue.object({ SenderId: FilterValue.equalsText('me') }) }),
      { body: OPEN, attributes: { SenderId: ['me'] } }],
    ['a stream by its data', StreamFilter.data(open), { data: OPEN }],
    ['a stream by its partition key', StreamFilter.record({ partitionKey: FilterValue.equalsText('1') }), { partitionKey: ['1'] }],
    ['a topic by its value', KafkaFilter.value(open), { value: OPEN }],
    ['a topic by its key', KafkaFilter.key(open), { key: OPEN }],
    ['a topic by key and value', KafkaFilter.record({ key: FilterValue.equalsText('a'), value: FilterValue.object(open) }), { key: ['a'], value: OPEN }],
    ['a broker by its data', BrokerFilter.data(open), { data: OPEN }],
    ['a broker by the type of message', BrokerFilter.message({ messageType: FilterValue.equalsText('jms/text-message') }), { messageType: ['jms/text-message'] }],
  ])('%s', (_, filter, expected) => {
    expect(patternOf(filter)).toEqual(expected);
  });

  test.each<[string, SourceFilter]>([
    ['a queue', QueueFilter.pattern('{ "body": { "status": ["open"] } }')],
    ['a stream', StreamFilter.pattern('{ "data": { "status": ["open"] } }')],
    ['a table', TableFilter.pattern('{ "eventName": ["INSERT"] }')],
    ['a topic', KafkaFilter.pattern('{ "value": { "status": ["open"] } }')],
    ['a broker', BrokerFilter.pattern('{ "data": { "status": ["open"] } }')],
  ])('%s by a pattern is the text itself', (_, filter) => {
    const stack = new Stack(testApp(), 'Stack');
    expect(filter._problem(stack)).toBeUndefined();
    expect(filter._toPattern(stack)).toMatch(/^\{ "/);
  });
});

describe('the filter of a table', () => {
  const keys = { pk: TableAttribute.text(FilterValue.beginsWith('ORDER#')) };
  const image = { status: TableAttribute.text(FilterValue.equalsText('open')) };
  const KEYS = { pk: { S: [{ prefix: 'ORDER#' }] } };
  const IMAGE = { status: { S: ['open'] } };

  test.each<[string, SourceFilter, unknown]>([
    ['any change', TableFilter.changed({ keys }), { dynamodb: { Keys: KEYS } }],
    ['new items', TableFilter.inserted(), { eventName: ['INSERT'] }],
    ['new items that match', TableFilter.inserted({ keys, newImage: image }), { eventName: ['INSERT'], dynamodb: { Keys: KEYS, NewImage: IMAGE } }],
    ['changed items', TableFilter.modified({ newImage: image, oldImage: image }), { eventName: ['MODIFY'], dynamodb: { NewImage: IMAGE, OldImage: IMAGE } }],
    ['removed items', TableFilter.removed({ oldImage: image }), { eventName: ['REMOVE'], dynamodb: { OldImage: IMAGE } }],
    ['expired items', TableFilter.expired({ keys }), {
      eventName: ['REMOVE'], userIdentity: { type: ['Service'], principalId: ['dynamodb.amazonaws.com'] }, dynamodb: { Keys: KEYS },
    }],
  ])('takes %s', (_, filter, expected) => {
    expect(patternOf(filter)).toEqual(expected);
  });

  test.each<[string, TableAttribute, unknown]>([
    ['a text', TableAttribute.text(FilterValue.anythingBut('done')), { S: [{ 'anything-but': ['done'] }] }],
    ['a text that must be there', TableAttribute.text(FilterValue.exists()), { S: [{ exists: true }] }],
    ['a number', TableAttribute.number('12.5', '13'), { N: ['12.5', '13'] }],
    ['a boolean', TableAttribute.boolean(true), { BOOL: [true] }],
    ['null', TableAttribute.isNull(), { NULL: [true] }],
    ['a set', TableAttribute.textSet(FilterValue.equalsText('red')), { SS: ['red'] }],
    ['a map', TableAttribute.map({ city: TableAttribute.text(FilterValue.equalsText('Bern')) }), { M: { city: { S: ['Bern'] } } }],
  ])('knows the type of %s', (_, attribute, expected) => {
    expect(patternOf(TableFilter.inserted({ newImage: { attribute } }))).toEqual({ eventName: ['INSERT'], dynamodb: { NewImage: { attribute: expected } } });
  });

  test('fails when any change is taken without a condition', () => {
    const stack = new Stack(testApp(), 'Stack');
    expect(TableFilter.changed({})._problem(stack)?.code.toString()).toBe('SourceFilterFieldInvalid');
  });
});
