import { Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { FilterValue, ShardProcessing, StreamFailure, StreamFilter, StreamPosition, StreamReader, TableFilter, TableStreamPosition, TableStreamSource } from '../../lib';
import { ALL, GENERAL, openFindingsOf } from '../nag/examiners';
import { withTemplateValidation } from '../setup/template-validation';
import { KINDS, kinesisSource, newStack, production, table, tableSource } from './stream-kinds';

/** What the packs find, without the stream or table: they are no part of the source. */
function openFindings(stack: Stack, packs: typeof ALL): string[] {
  return openFindingsOf(stack, packs).filter((finding) => !/Stack\/(Source|Key)\//.test(finding));
}

describe.each(Object.keys(KINDS))('in a %s', (kind) => {
  test('the general packs find nothing', () => {
    const stack = newStack();
    production(stack).addEventSource(KINDS[kind](stack));
    expect(openFindings(stack, GENERAL)).toEqual([]);
  });

  test('all packs find nothing below the mapping under regulation', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key', { enableKeyRotation: true });
    production(stack, 'Function', { encryptionKey }).addEventSource(KINDS[kind](stack, { encryptionKey }));
    expect(openFindings(stack, ALL).filter((finding) => finding.includes(kind))).toEqual([]);
  });
});

describe('the template is valid', () => {
  withTemplateValidation();

  test('of a source with every option, of either kind', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    const fn = production(stack);
    const options = {
      batchSize: 10_000, maxBatchingWindow: Duration.minutes(5), retryAttempts: 10_000, maxRecordAge: Duration.minutes(1), tags: { team: 'orders' }, filterEncryptionKey: key,
    };
    fn.addEventSource(kinesisSource(new Stream(stack, 'Stream', { encryptionKey: key }), {
      ...options,
      encryptionKey: key,
      reader: StreamReader.dedicated(),
      startingPosition: StreamPosition.at(new Date('2026-01-31T12:00:00Z')),
      processing: ShardProcessing.tumblingWindow(Duration.minutes(15)),
      filters: [StreamFilter.data({ price: FilterValue.greaterThan(7) })],
    }));
    fn.addEventSource(tableSource(table(stack), {
      ...options,
      onFailure: StreamFailure.toBucket(new Bucket(stack, 'Failed')),
      processing: ShardProcessing.parallel(10),
      filters: [TableFilter.expired()],
    }));
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('of a source that says nothing, and reads a table of version 1', () => {
    const stack = newStack();
    const from = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING }, stream: StreamViewType.KEYS_ONLY });
    const fn = production(stack);
    fn.addEventSource(new TableStreamSource(from, { startingPosition: TableStreamPosition.LATEST }));
    fn.addEventSource(kinesisSource(new Stream(stack, 'Stream')));
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});
