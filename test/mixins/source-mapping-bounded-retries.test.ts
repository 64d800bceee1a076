import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alias, CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { SourceMappingBoundedRetries } from '../../lib/mixins';
import { failure } from '../failure';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { readsBareStream, readsBareTable, readsBroker, readsQueue, readsStream, readsTable } from './mapped';
import type { Define } from './mixin-kit';
import { expectFixed, expectUnchanged, findingsIn, foreign, stackWith } from './mixin-kit';

const MIXIN = new SourceMappingBoundedRetries();
const TYPE = 'AWS::Lambda::EventSourceMapping';
const RULES = ['EventSourceMapping.UnboundedRetries', 'EventSourceMapping.NoBisect'];
const AFTER = ['EventSourceMapping.NoFailureDestination', 'EventSourceMapping.RecordAgeGap'];

const readByAlias: Define = (stack) => readsStream(stack, {}, (fn) => new Alias(stack, 'Alias', { aliasName: 'live', version: fn.currentVersion }));

describe('a mapping of a stream without limits', () => {
  test.each<[string, Define]>([
    ['of Kinesis', (stack) => readsStream(stack)], ['of a table', readsTable], ['by an alias', readByAlias],
    ['of Kinesis, bare', (stack) => readsBareStream(stack)], ['of a table, bare', readsBareTable],
  ])('gives up, splits batches and tells a queue: %s', (_, define) => {
    expectFixed(define, MIXIN, ...RULES);
    const stack = stackWith(define, MIXIN);
    expect(findingsIn(stack, AFTER)).toEqual([]);
    expect(onlyPropertiesOf(stack, TYPE)).toMatchObject({ MaximumRetryAttempts: 10, BisectBatchOnFunctionError: true });
    Template.fromStack(stack).hasResource('AWS::SQS::Queue', { Properties: { MessageRetentionPeriod: 1_209_600 }, DeletionPolicy: 'Retain' });
  });

  test('has the right to send before it exists', () => {
    const template = Template.fromStack(stackWith((stack) => readsBareStream(stack), MIXIN));
    const [policyId] = Object.keys(template.findResources('AWS::IAM::Policy', { Properties: { PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage' }] } } }));
    template.hasResource(TYPE, { DependsOn: [policyId] });
  });

  test.each([0, 1, 10_000])('tries %d times more when asked to', (retryAttempts) => {
    const stack = stackWith((scope) => readsStream(scope), new SourceMappingBoundedRetries({ retryAttempts }));
    expect(onlyPropertiesOf(stack, TYPE).MaximumRetryAttempts).toBe(retryAttempts);
  });

  test.each([-1, 10_001, 1.5])('fails when it is to try %d times', (retryAttempts) => {
    expect(() => stackWith((scope) => readsStream(scope), new SourceMappingBoundedRetries({ retryAttempts })))
      .toThrow(failure('SourceMappingBoundedRetriesAttemptsOutOfRange', new RegExp(`got ${retryAttempts}`)));
  });

  test('shares the queue that is given', () => {
    const stack = stackWith((scope) => readsStream(scope));
    stack.with(new SourceMappingBoundedRetries({ failureQueue: new Queue(stack, 'Failures') }));
    expect(findingsIn(stack, [...RULES, ...AFTER])).toEqual([]);
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 1);
  });

  test('fails when the queue is FIFO', () => {
    const stack = stackWith((scope) => readsStream(scope));
    const failureQueue = new Queue(stack, 'Failures', { fifo: true });
    expect(() => stack.with(new SourceMappingBoundedRetries({ failureQueue }))).toThrow(failure('SourceMappingBoundedRetriesQueueFifo', /got a FIFO one/));
  });

  test.each<[string, Define]>([
    ['of another app', (stack) => readsBareStream(stack, { functionName: 'elsewhere' })],
    ['whose role is of another app', (stack) => new CfnEventSourceMapping(stack, 'Mapping', {
      functionName: foreign(stack).ref, eventSourceArn: 'arn:aws:kinesis:eu-central-1:111122223333:stream/orders', startingPosition: 'LATEST',
    })],
  ])('warns for a function %s', (_, define) => {
    expect(warningsOf(stackWith(define, MIXIN))).toEqual([expect.stringMatching(/sqs:SendMessage/)]);
  });
});

describe('a mapping of a stream with limits', () => {
  test.each<[string, Define, object]>([
    ['attempts', (stack) => readsStream(stack, { retryAttempts: 3 }), { MaximumRetryAttempts: 3 }],
    ['an age', (stack) => readsStream(stack, { maxRecordAge: Duration.hours(2) }), { MaximumRecordAgeInSeconds: 7_200 }],
  ])('keeps %s, and tells a queue', (_, define, kept) => {
    expectFixed(define, MIXIN, 'EventSourceMapping.NoFailureDestination');
    const { MaximumRetryAttempts, MaximumRecordAgeInSeconds } = onlyPropertiesOf(stackWith(define, MIXIN), TYPE);
    expect(JSON.parse(JSON.stringify({ MaximumRetryAttempts, MaximumRecordAgeInSeconds }))).toEqual(kept);
  });

  test('keeps its failure destination', () => {
    expectUnchanged((stack) => readsStream(stack, { retryAttempts: 3, bisectBatchOnError: true, onFailure: new SqsDlq(new Queue(stack, 'Own')) }), MIXIN);
  });

  test('gets no queue where it never gives up on purpose', () => {
    const stack = stackWith((scope) => readsBareStream(scope, { maximumRetryAttempts: -1 }), MIXIN);
    expect(onlyPropertiesOf(stack, TYPE)).toMatchObject({ MaximumRetryAttempts: -1 });
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 0);
  });
});

test.each<[string, Define]>([['a queue', (stack) => readsQueue(stack)], ['a broker', readsBroker]])('a mapping of %s stays as it is', (_, define) => {
  expectUnchanged(define, MIXIN);
});
