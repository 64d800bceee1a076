import { Alias } from 'aws-cdk-lib/aws-lambda';
import { SourceMappingPartialBatches } from '../../lib/mixins';
import { onlyPropertiesOf } from '../synthesized';
import { readsBareQueue, readsBareStream, readsBareTable, readsBroker, readsQueue, readsStream, readsTable } from './mapped';
import { expectFixed, expectUnchanged, plain, stackWith } from './mixin-kit';

const MIXIN = new SourceMappingPartialBatches();

describe('a mapping', () => {
  test('reports the messages that failed', () => {
    expectFixed((stack) => readsQueue(stack), MIXIN, 'EventSourceMapping.NoPartialBatchResponse');
    expectFixed((stack) => readsBareQueue(stack), MIXIN, 'EventSourceMapping.NoPartialBatchResponse');
  });

  test('of an alias reports the messages that failed', () => {
    const define = (stack: Parameters<typeof readsQueue>[0]): unknown => readsQueue(stack, { reader: (fn) => new Alias(stack, 'Alias', { aliasName: 'live', version: fn.currentVersion }) });
    expectFixed(define, MIXIN, 'EventSourceMapping.NoPartialBatchResponse');
  });

  test.each([
    ['of Kinesis', readsStream], ['of a table', readsTable], ['of Kinesis, bare', readsBareStream], ['of a table, bare', readsBareTable],
  ])('reports the records that failed: a stream %s', (_, define) => {
    expectFixed((stack) => define(stack), MIXIN, 'EventSourceMapping.NoBisect');
  });

  test('reports the messages of a queue that is known by its ARN', () => {
    const stack = stackWith((scope) => readsBareQueue(scope, { eventSourceArn: 'arn:aws:sqs:eu-central-1:111122223333:orders' }), MIXIN);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::EventSourceMapping').FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });
});

describe('what stays as it is', () => {
  test.each<[string, Parameters<typeof expectUnchanged>[0]]>([
    ['a mapping that reports already', (stack) => readsQueue(stack, { source: { reportBatchItemFailures: true } })],
    ['a mapping that states an empty list', (stack) => readsBareQueue(stack, { functionResponseTypes: [] })],
    ['a mapping of a broker', readsBroker],
    ['a mapping of an unknown source', (stack) => readsBareQueue(stack, { eventSourceArn: stack.formatArn({ service: 'kafka', resource: 'cluster' }) })],
    ['a function', plain],
  ])('%s', (_, define) => {
    expectUnchanged(define, MIXIN);
  });
});
