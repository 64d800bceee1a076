import { RedriveStandIn } from './redrive-stand-in';
import { runtimeProgram } from './runtime-program';

const { handler } = runtimeProgram('redrive', 'index.mjs') as {
  readonly handler: (event: object | undefined, context: { getRemainingTimeInMillis: () => number }) => Promise<Summary>;
};

interface Summary {
  readonly [count: string]: number | boolean;
}

interface Line {
  readonly level: string;
  readonly message: string;
  readonly messageId?: string;
  readonly reason?: string;
}

const STREAM = 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks';
const TABLE_STREAM = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000';
const CONSUMER = 'arn:aws:lambda:eu-west-1:111122223333:function:count:live';
const IDENTITY = 'arn:aws:iam::111122223333:role/redrive';
const SHARD = 'shardId-000000000003';
/** Sequence numbers are longer than a number of JavaScript is exact. */
const FIRST = 49601189658422359378836298521827638475320189012309704722n;
const REPLAY = { replay: true };

const before = process.env;
let aws: RedriveStandIn;
let lines: Line[];
let context: { getRemainingTimeInMillis: () => number };

beforeEach(async () => {
  aws = await RedriveStandIn.start();
  lines = [];
  context = { getRemainingTimeInMillis: () => 900_000 };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(JSON.parse(String(text))) > 0);
  process.env = {
    ...before, AWS_ENDPOINT_URL: aws.endpoint, AWS_ENDPOINT_URL_KINESIS: aws.kinesisEndpoint, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test',
    FAILURE_QUEUE: `${aws.endpoint}/111122223333/failures`, LOST_QUEUE: `${aws.endpoint}/111122223333/lost`,
    STREAM, CONSUMER, IDENTITY, RESERVE: '60',
  };
});

afterEach(async () => {
  process.env = before;
  await aws.stop();
});

function number(index: number): bigint {
  return FIRST + BigInt(index);
}

/** Records of a shard from one index to another, both there. */
function putRecords(from: number, to: number, data = 'x'): void {
  const indexes = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  aws.shards.set(SHARD, new Map(indexes.map((index) => [number(index), {
    SequenceNumber: String(number(index)), PartitionKey: `key-${index}`, Data: Buffer.from(`${data}${index}`).toString('base64'), ApproximateArrivalTimestamp: 1545084650.987,
  }])));
}

interface FailureOptions {
  readonly batchSize?: number;
  readonly streamArn?: string;
  readonly functionArn?: string;
  readonly shardId?: string;
  readonly info?: string;
}

/** A failure as Lambda records it. */
function failureOf(from: number, to: number, options: FailureOptions = {}): string {
  const { batchSize = to - from + 1, streamArn = STREAM, functionArn = CONSUMER, shardId = SHARD, info = 'KinesisBatchInfo' } = options;
  return JSON.stringify({
    requestContext: { requestId: 'c9b8fa9f', functionArn, condition: 'RetryAttemptsExhausted', approximateInvokeCount: 11 },
    responseContext: { statusCode: 200, executedVersion: '7', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-11-14T00:38:06.021Z',
    [info]: {
      shardId, startSequenceNumber: String(number(from)), endSequenceNumber: String(number(to)),
      approximateArrivalOfFirstRecord: '2026-11-14T00:38:04.835Z', approximateArrivalOfLastRecord: '2026-11-14T00:38:05.580Z', batchSize, streamArn,
    },
  });
}

function fail(id: string, body: string): void {
  aws.failures.set(id, { body, visible: true });
}

function replayed(): string[][] {
  return aws.invocations.map(({ event: { Records: records } }) => records.map(({ kinesis }) => (kinesis as { partitionKey: string }).partitionKey));
}

function said(id: string): string[] {
  return lines.filter(({ messageId }) => messageId === id).map(({ level, message }) => `${level} ${message}`);
}

describe('a replay', () => {
  test('reads the range of a failure again, calls the consumer with it once, and deletes the failure', async () => {
    putRecords(1, 9);
    fail('one', failureOf(3, 7));
    expect(await handler(REPLAY, context)).toEqual({
      rehearsal: false, messages: 1, replayed: 1, records: 5, lost: 0, surplus: 0, foreign: 0, failed: 0, stoppedEarly: false,
    });
    expect(replayed()).toEqual([['key-3', 'key-4', 'key-5', 'key-6', 'key-7']]);
    expect(aws.failures.size).toBe(0);
    expect(aws.lost).toEqual([]);
    expect(aws.callsTo('Kinesis.GetShardIterator')).toEqual([
      { StreamARN: STREAM, ShardId: SHARD, ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: String(number(3)) },
    ]);
  });

  test('calls the alias with the event that the mapping would have made', async () => {
    putRecords(4, 4);
    fail('one', failureOf(4, 4));
    await handler(REPLAY, context);
    expect(aws.invocations).toEqual([{
      path: `/2015-03-31/functions/${CONSUMER}/invocations`,
      event: { Records: [{
        kinesis: {
          kinesisSchemaVersion: '1.0', partitionKey: 'key-4', sequenceNumber: String(number(4)), data: Buffer.from('x4').toString('base64'),
          approximateArrivalTimestamp: 1545084650.987,
        },
        eventSource: 'aws:kinesis', eventVersion: '1.0', eventID: `${SHARD}:${number(4)}`, eventName: 'aws:kinesis:record',
        invokeIdentityArn: IDENTITY, awsRegion: 'eu-west-1', eventSourceARN: STREAM,
      }] },
    }]);
  });

  test('takes one failure after the other until none is left', async () => {
    putRecords(1, 9);
    fail('one', failureOf(1, 2));
    fail('two', failureOf(5, 5));
    expect(await handler(REPLAY, context)).toMatchObject({ messages: 2, replayed: 2, records: 3 });
    expect(replayed()).toEqual([['key-1', 'key-2'], ['key-5']]);
  });

  test('takes as many failures as asked for', async () => {
    putRecords(1, 9);
    ['one', 'two'].forEach((id) => fail(id, failureOf(1, 2)));
    expect(await handler({ ...REPLAY, messages: 1 }, context)).toMatchObject({ messages: 1, replayed: 1 });
    expect(aws.visibleFailures()).toEqual(['two']);
  });

  test('reads the last record of a shard that was closed', async () => {
    aws.closed = true;
    aws.pageSize = 2;
    putRecords(1, 3);
    fail('one', failureOf(1, 3));
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 1, records: 3, lost: 0 });
  });

  test('waits between two reads of a shard', async () => {
    aws.pageSize = 2;
    putRecords(1, 4);
    fail('one', failureOf(1, 4));
    const begin = Date.now();
    await handler(REPLAY, context);
    expect(aws.callsTo('Kinesis.GetRecords')).toHaveLength(2);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(490);
  });

  test('hides a failure for as long as the run may last', async () => {
    putRecords(1, 1);
    fail('one', failureOf(1, 1));
    await handler(REPLAY, context);
    expect(aws.callsTo('AmazonSQS.ReceiveMessage')[0]).toMatchObject({ VisibilityTimeout: 905, MaxNumberOfMessages: 1 });
  });
});

describe('the changes of a table', () => {
  beforeEach(() => {
    process.env.STREAM = TABLE_STREAM;
    aws.refusesTrimmed = true;
    aws.shards.set(SHARD, new Map([1, 2].map((index) => [number(index), {
      eventID: `id-${index}`, eventName: 'REMOVE', eventVersion: '1.1', eventSource: 'aws:dynamodb', awsRegion: 'eu-west-1',
      userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' },
      dynamodb: {
        ApproximateCreationDateTime: 1479499740, Keys: { id: { N: '101' } },
        OldImage: { id: { N: '101' }, picture: { B: 'AQID' }, pictures: { BS: ['BAUG'] }, more: { M: { list: { L: [{ S: 'x' }, { NULL: true }] } } } },
        SequenceNumber: String(number(index)), SizeBytes: 26, StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    }])));
  });

  const ofTable = { streamArn: TABLE_STREAM, info: 'DDBStreamBatchInfo' };

  test('look as the mapping would have sent them', async () => {
    fail('one', failureOf(2, 2, ofTable));
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 1 });
    expect(aws.invocations[0].event).toEqual({ Records: [{
      eventID: 'id-2', eventName: 'REMOVE', eventVersion: '1.1', eventSource: 'aws:dynamodb', awsRegion: 'eu-west-1', eventSourceARN: TABLE_STREAM,
      userIdentity: { principalId: 'dynamodb.amazonaws.com', type: 'Service' },
      dynamodb: {
        ApproximateCreationDateTime: 1479499740, Keys: { id: { N: '101' } },
        OldImage: { id: { N: '101' }, picture: { B: 'AQID' }, pictures: { BS: ['BAUG'] }, more: { M: { list: { L: [{ S: 'x' }, { NULL: true }] } } } },
        SequenceNumber: String(number(2)), SizeBytes: 26, StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    }] });
  });

  test('of which the first are gone are replayed in part, and reported as lost', async () => {
    fail('one', failureOf(0, 1, ofTable));
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 0, records: 1, lost: 1 });
    expect(aws.callsTo('DynamoDBStreams.GetShardIterator').map(({ ShardIteratorType: type }) => type)).toEqual(['AT_SEQUENCE_NUMBER', 'TRIM_HORIZON']);
    expect(aws.invocations).toHaveLength(1);
    expect(aws.lost).toEqual([failureOf(0, 1, ofTable)]);
  });
});

describe('what the stream has dropped', () => {
  test('is reported, and its failure ends in the queue of lost ones', async () => {
    putRecords(8, 9);
    fail('one', failureOf(1, 3));
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 0, records: 0, lost: 1, failed: 0 });
    expect(aws.invocations).toEqual([]);
    expect(aws.lost).toEqual([failureOf(1, 3)]);
    expect(aws.failures.size).toBe(0);
    expect(said('one')).toEqual(['ERROR records were lost']);
  });

  test('does not keep what is left of the batch from being replayed', async () => {
    putRecords(2, 9);
    fail('one', failureOf(1, 3));
    expect(await handler(REPLAY, context)).toMatchObject({ records: 2, lost: 1 });
    expect(replayed()).toEqual([['key-2', 'key-3']]);
    expect(aws.lost).toHaveLength(1);
  });

  test('may be all that its shard held, or the shard itself', async () => {
    aws.shards.set(SHARD, new Map());
    fail('empty', failureOf(1, 3));
    fail('gone', failureOf(1, 3, { shardId: 'shardId-000000000009' }));
    expect(await handler(REPLAY, context)).toMatchObject({ lost: 2, failed: 0 });
    expect(aws.lost).toHaveLength(2);
  });

  test('stays in the failure queue until it is in the other one', async () => {
    aws.refuse = ({ operation }) => operation === 'AmazonSQS.SendMessage' ? { type: 'AccessDeniedException' } : undefined;
    fail('one', failureOf(1, 3));
    expect(await handler(REPLAY, context)).toMatchObject({ lost: 0, failed: 1 });
    expect(aws.visibleFailures()).toEqual(['one']);
  });

  test('stays in the failure queue when what is left of it fails', async () => {
    putRecords(2, 9);
    fail('one', failureOf(1, 3));
    aws.answer = () => ({ payload: {}, error: 'Unhandled' });
    expect(await handler(REPLAY, context)).toMatchObject({ lost: 0, failed: 1 });
    expect(aws.lost).toEqual([]);
    expect(aws.visibleFailures()).toEqual(['one']);
  });
});

describe('a consumer that fails again', () => {
  test.each<[string, { readonly payload: unknown; readonly error?: string }, RegExp]>([
    ['throws', { payload: { errorMessage: 'no such order' }, error: 'Unhandled' }, /Unhandled.*no such order/],
    ['reports the record that failed', { payload: { batchItemFailures: [{ itemIdentifier: String(FIRST) }] } }, new RegExp(String(FIRST))],
    ['reports a failure without number', { payload: { batchItemFailures: [{}] } }, /reports failures/],
    ['reports what is no list', { payload: { batchItemFailures: 'all' } }, /reports failures: "all"/],
  ])('and %s keeps its failure, which is visible again after the run', async (_, answer, reason) => {
    putRecords(1, 3);
    fail('one', failureOf(1, 3));
    aws.answer = () => answer;
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 0, records: 0, failed: 1, stoppedEarly: false });
    expect(aws.visibleFailures()).toEqual(['one']);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'ERROR', messageId: 'one', reason: expect.stringMatching(reason) }));
    expect(lines.at(-1)).toMatchObject({ level: 'ERROR', message: 'summary' });
  });

  test.each([[null], [{}], [{ batchItemFailures: [] }], [{ batchItemFailures: null }], [''], ['done, thank you']])('is not one that answers %j', async (payload) => {
    putRecords(1, 3);
    fail('one', failureOf(1, 3));
    aws.answer = () => ({ payload });
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 1, failed: 0 });
  });

  test('does not keep the others from being replayed', async () => {
    putRecords(1, 3);
    ['one', 'two', 'three'].forEach((id, index) => fail(id, failureOf(index + 1, index + 1)));
    aws.answer = (event) => event.includes('key-2') ? { payload: {}, error: 'Unhandled' } : { payload: null };
    expect(await handler(REPLAY, context)).toMatchObject({ messages: 3, replayed: 2, failed: 1 });
    expect(aws.visibleFailures()).toEqual(['two']);
  });

  test('five times in a row ends the run, and leaves the rest', async () => {
    putRecords(1, 1);
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].forEach((id) => fail(id, failureOf(1, 1)));
    aws.answer = () => ({ payload: {}, error: 'Unhandled' });
    expect(await handler(REPLAY, context)).toMatchObject({ messages: 5, failed: 5, stoppedEarly: true });
    expect(aws.visibleFailures()).toHaveLength(7);
  });
});

describe('a range that holds more than failed', () => {
  beforeEach(() => {
    putRecords(1, 9);
    fail('one', failureOf(1, 5, { batchSize: 2 }));
  });

  test('is left, as a filter or a batch beside it took the others', async () => {
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 0, surplus: 1, failed: 0 });
    expect(aws.invocations).toEqual([]);
    expect(aws.visibleFailures()).toEqual(['one']);
  });

  test('is replayed when asked for, in batches no larger than the one that failed', async () => {
    expect(await handler({ ...REPLAY, surplus: true }, context)).toMatchObject({ replayed: 1, records: 5, surplus: 0 });
    expect(replayed()).toEqual([['key-1', 'key-2'], ['key-3', 'key-4'], ['key-5']]);
    expect(aws.failures.size).toBe(0);
  });

  test('stays whole when its second batch fails', async () => {
    aws.answer = (event) => event.includes('key-3') ? { payload: {}, error: 'Unhandled' } : { payload: null };
    expect(await handler({ ...REPLAY, surplus: true }, context)).toMatchObject({ replayed: 0, failed: 1 });
    expect(replayed()).toHaveLength(2);
    expect(aws.visibleFailures()).toEqual(['one']);
  });
});

describe('an event', () => {
  test('holds no more than an invocation takes', async () => {
    aws.pageSize = 10;
    putRecords(1, 4, 'y'.repeat(2_000_000));
    fail('one', failureOf(1, 4));
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 1, records: 4 });
    expect(replayed()).toEqual([['key-1', 'key-2'], ['key-3', 'key-4']]);
  });

  test('that would hold one record too large is not sent', async () => {
    putRecords(1, 1, 'y'.repeat(5_000_000));
    fail('one', failureOf(1, 1));
    expect(await handler(REPLAY, context)).toMatchObject({ failed: 1 });
    expect(aws.invocations).toEqual([]);
    expect(lines).toContainEqual(expect.objectContaining({ reason: expect.stringMatching(/larger than an invocation takes/) }));
  });
});

describe('a message that is not ours', () => {
  test.each([
    ['no JSON', 'hello', /no failure of a stream/],
    ['JSON of another kind', '[]', /no failure of a stream/],
    ['null', 'null', /no failure of a stream/],
    ['the failure of an asynchronous event', JSON.stringify({ version: '1.0', requestContext: { functionArn: CONSUMER }, requestPayload: {} }), /no failure of a stream/],
    ['a failure of no records', failureOf(1, 2, { batchSize: 0 }), /no failure of a stream/],
    ['a failure without a number', failureOf(1, 2).replace(String(number(1)), 'x'), /no failure of a stream/],
    ['of another stream', failureOf(1, 2, { streamArn: `${STREAM}-2` }), /clicks-2/],
    ['of another function', failureOf(1, 2, { functionArn: CONSUMER.replace('count', 'sum') }), /sum/],
  ])('as it is %s stays in the queue', async (_, body, reason) => {
    putRecords(1, 3);
    fail('one', body);
    expect(await handler(REPLAY, context)).toMatchObject({ foreign: 1, replayed: 0, failed: 0 });
    expect(aws.invocations).toEqual([]);
    expect(aws.visibleFailures()).toEqual(['one']);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'WARN', messageId: 'one', reason: expect.stringMatching(reason) }));
  });

  test.each([['without alias', CONSUMER.replace(':live', '')], ['by a version', CONSUMER.replace('live', '7')]])('is not one that names the function %s', async (_, functionArn) => {
    putRecords(1, 3);
    fail('one', failureOf(1, 2, { functionArn }));
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 1, foreign: 0 });
  });
});

describe('a rehearsal', () => {
  test.each([[{}], [undefined], [{ replay: false }]])('is what %j asks for: it reads, and changes nothing', async (event) => {
    putRecords(2, 9);
    fail('whole', failureOf(3, 4));
    fail('part', failureOf(1, 2));
    expect(await handler(event, context)).toEqual({
      rehearsal: true, messages: 2, replayed: 1, records: 3, lost: 1, surplus: 0, foreign: 0, failed: 0, stoppedEarly: false,
    });
    expect(aws.invocations).toEqual([]);
    expect(aws.lost).toEqual([]);
    expect(aws.callsTo('AmazonSQS.DeleteMessage')).toEqual([]);
    expect(aws.visibleFailures()).toEqual(['whole', 'part']);
    expect(said('whole')).toEqual(['INFO would replay']);
    expect(said('part')).toEqual(['ERROR records are lost']);
  });
});

describe('the deadline', () => {
  test('leaves what no run of the consumer fits in, and the next run goes on', async () => {
    putRecords(1, 9);
    ['one', 'two'].forEach((id) => fail(id, failureOf(1, 2)));
    context.getRemainingTimeInMillis = () => aws.invocations.length < 1 ? 60_000 : 59_999;
    expect(await handler(REPLAY, context)).toMatchObject({ messages: 1, replayed: 1, stoppedEarly: true, failed: 0 });
    expect(aws.visibleFailures()).toEqual(['two']);
    context.getRemainingTimeInMillis = () => 900_000;
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 1, stoppedEarly: false });
    expect(aws.failures.size).toBe(0);
  });

  test('is looked at before each batch of a failure', async () => {
    putRecords(1, 9);
    fail('one', failureOf(1, 4, { batchSize: 2 }));
    context.getRemainingTimeInMillis = () => aws.invocations.length < 1 ? 60_000 : 59_999;
    expect(await handler({ ...REPLAY, surplus: true }, context)).toMatchObject({ replayed: 0, failed: 0, stoppedEarly: true });
    expect(aws.invocations).toHaveLength(1);
    expect(aws.visibleFailures()).toEqual(['one']);
  });

  test('cuts off what is under way, and lets go of the failure', async () => {
    process.env.RESERVE = '1';
    aws.pageSize = 2;
    putRecords(1, 9);
    fail('one', failureOf(1, 4));
    // Calls are given up 15 seconds before the end: here, between the two reads.
    context.getRemainingTimeInMillis = () => 15_200;
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 0, failed: 0, stoppedEarly: true });
    expect(aws.invocations).toEqual([]);
    expect(aws.visibleFailures()).toEqual(['one']);
  });
});

describe('throttling', () => {
  test('is waited out', async () => {
    putRecords(1, 1);
    fail('one', failureOf(1, 1));
    let throttles = 0;
    aws.refuse = ({ operation }) => operation === 'Kinesis.GetRecords' && throttles++ < 1 ? { type: 'ProvisionedThroughputExceededException' } : undefined;
    expect(await handler(REPLAY, context)).toMatchObject({ replayed: 1, failed: 0 });
    expect(aws.callsTo('Kinesis.GetRecords')).toHaveLength(2);
  });
});

describe('a stream that cannot be read', () => {
  test('keeps the failure', async () => {
    putRecords(1, 1);
    fail('one', failureOf(1, 1));
    aws.refuse = ({ operation }) => operation === 'Kinesis.GetShardIterator' ? { type: 'AccessDeniedException', message: 'not authorized' } : undefined;
    expect(await handler(REPLAY, context)).toMatchObject({ failed: 1, lost: 0 });
    expect(aws.visibleFailures()).toEqual(['one']);
  });

  test('keeps the failure when the range does not end', async () => {
    putRecords(1, 2);
    fail('one', failureOf(1, 3));
    expect(await handler(REPLAY, context)).toMatchObject({ failed: 1, lost: 0 });
    expect(lines).toContainEqual(expect.objectContaining({ reason: expect.stringMatching(/ends before the range/) }));
    expect(aws.visibleFailures()).toEqual(['one']);
  });
});

describe('many failures that stay', () => {
  test('are let go of ten at a time', async () => {
    Array.from({ length: 11 }, (_, index) => fail(`m${index}`, 'hello'));
    expect(await handler(REPLAY, context)).toMatchObject({ foreign: 11 });
    expect(aws.callsTo('AmazonSQS.ChangeMessageVisibilityBatch').map(({ Entries: entries }) => (entries as object[]).length)).toEqual([10, 1]);
    expect(aws.visibleFailures()).toHaveLength(11);
  });

  test('appear again by themselves when that fails', async () => {
    fail('one', 'hello');
    aws.refuse = ({ operation }) => operation.endsWith('VisibilityBatch') ? { type: 'AccessDeniedException' } : undefined;
    expect(await handler(REPLAY, context)).toMatchObject({ foreign: 1 });
    expect(lines).toContainEqual(expect.objectContaining({ level: 'WARN', message: 'messages reappear later' }));
  });
});

describe('what was asked for', () => {
  test.each<[object, RegExp]>([
    [{ dryRun: false }, /"dryRun"/],
    [{ replay: 'true' }, /true or false/],
    [{ replay: true, surplus: 1 }, /true or false/],
    [{ replay: true, messages: 0 }, /at least 1, got 0/],
    [{ replay: true, messages: '3' }, /got "3"/],
  ])('fails before the first call when it is %j', async (event, reason) => {
    fail('one', failureOf(1, 1));
    await expect(handler(event, context)).rejects.toThrow(reason);
    expect(aws.calls).toEqual([]);
  });

  test.each(['FAILURE_QUEUE', 'LOST_QUEUE', 'STREAM', 'CONSUMER', 'IDENTITY', 'RESERVE'])('fails before the first call without %s', async (variable) => {
    process.env = { ...process.env, [variable]: '' };
    await expect(handler(REPLAY, context)).rejects.toThrow(new RegExp(`^${variable} must be`));
    expect(aws.calls).toEqual([]);
  });
});
