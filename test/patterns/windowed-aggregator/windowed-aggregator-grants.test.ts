import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DataStream, StreamPosition, TableStreamPosition, WindowSource } from '../../../lib';
import type { WindowedAggregator } from '../../../lib';
import { table } from '../../event-source-mappings/stream-kinds';
import { newStack } from '../queue-worker/define-worker';
import { actionsOn, roleIn } from '../stream-processing/who-may';
import { defineWindowedAggregator } from './define-windowed-aggregator';

function overStream(stack: Stack): { readonly stream: Stream; readonly aggregator: WindowedAggregator } {
  const stream = new Stream(stack, 'Stream');
  const source = WindowSource.stream(DataStream.fromStream(stream, StreamPosition.trimHorizon()));
  return { stream, aggregator: defineWindowedAggregator({ source }, stack) };
}

function overTable(stack: Stack): { readonly streamArn: string | undefined; readonly aggregator: WindowedAggregator } {
  const from = table(stack);
  const source = WindowSource.table(from, { startingPosition: TableStreamPosition.TRIM_HORIZON });
  return { streamArn: from.tableStreamArn, aggregator: defineWindowedAggregator({ source }, stack) };
}

describe('putRecords', () => {
  test('lets a producer put records into the stream', () => {
    const stack = newStack();
    const { stream, aggregator } = overStream(stack);
    const role = roleIn(stack);
    aggregator.grants.putRecords(role);
    expect(actionsOn(stream.streamArn, role)).toEqual(['kinesis:ListShards', 'kinesis:PutRecord', 'kinesis:PutRecords']);
  });

  test('grants nothing where the source is a table', () => {
    const stack = newStack();
    overTable(stack).aggregator.grants.putRecords(roleIn(stack));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});

describe('readFailures', () => {
  test('lets an operator take failures of a data stream, and read what they point at', () => {
    const stack = newStack();
    const { stream, aggregator } = overStream(stack);
    const role = roleIn(stack);
    aggregator.grants.readFailures(role);
    expect(actionsOn(aggregator.failureQueue?.queueArn, role)).toContain('sqs:ReceiveMessage');
    expect(actionsOn(stream.streamArn, role)).toEqual(['kinesis:GetRecords', 'kinesis:GetShardIterator']);
  });

  test('lets an operator take failures of a table, and read what they point at', () => {
    const stack = newStack();
    const { streamArn, aggregator } = overTable(stack);
    const role = roleIn(stack);
    aggregator.grants.readFailures(role);
    expect(actionsOn(aggregator.failureQueue?.queueArn, role)).toContain('sqs:ReceiveMessage');
    expect(actionsOn(streamArn, role)).toEqual(['dynamodb:GetRecords', 'dynamodb:GetShardIterator']);
  });
});
