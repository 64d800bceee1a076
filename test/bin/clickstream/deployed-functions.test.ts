import type * as counter from '../../../bin/clickstream/page-counter';
import type * as recorder from '../../../bin/clickstream/view-recorder';
import { AwsStandIn, conditionFailed } from '../order-intake/aws-stand-in';
import { deployed } from '../order-intake/deployed';
import { kinesisEvent, sampleView, sequenceNumberOf, windowEvent } from './samples';

const RECORDER = '../../../bin/clickstream/view-recorder';
const COUNTER = '../../../bin/clickstream/page-counter';

let aws: AwsStandIn;

beforeEach(async () => {
  aws = await AwsStandIn.start();
  jest.spyOn(console, 'info').mockImplementation();
  jest.spyOn(console, 'warn').mockImplementation();
});

afterEach(async () => {
  jest.restoreAllMocks();
  await aws.stop();
});

/** Loads the recorder afresh, as a new execution environment does. */
function loadRecorder(): typeof recorder {
  jest.resetModules();
  return jest.requireActual(RECORDER);
}

/** Loads the counter afresh, as a new execution environment does. */
function loadCounter(): typeof counter {
  jest.resetModules();
  return jest.requireActual(COUNTER);
}

describe('the deployed recorder', () => {
  const record = (...contents: unknown[]) => deployed(aws.endpoint, { VIEWS_TABLE: 'Views' }, () => loadRecorder().handler(kinesisEvent(...contents)));

  test('stores a view in its table, and fails the record that is none', async () => {
    await expect(record(sampleView(), 'not json')).resolves.toEqual({ batchItemFailures: [{ itemIdentifier: sequenceNumberOf(1) }] });
    expect(aws.calls).toEqual([{ target: 'DynamoDB_20120810.PutItem', body: expect.objectContaining({ TableName: 'Views' }) }]);
  });

  test('succeeds when the view is there', async () => {
    aws.answerWith(() => conditionFailed());
    await expect(record(sampleView())).resolves.toEqual({ batchItemFailures: [] });
  });

  test('fails to start without a table', async () => {
    await expect(deployed(aws.endpoint, { VIEWS_TABLE: '' }, () => Promise.resolve(loadRecorder()))).rejects.toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^VIEWS_TABLE must be set/) }));
  });
});

describe('the deployed counter', () => {
  test('carries its counts through a window, and writes them to its table at the end', async () => {
    await deployed(aws.endpoint, { COUNTS_TABLE: 'Counts' }, async () => {
      const { handler } = loadCounter();
      const { state } = await handler(windowEvent([sampleView(), sampleView({ page: '/shop' })]));
      expect(aws.calls).toEqual([]);
      await handler(windowEvent([sampleView()], { state: JSON.parse(JSON.stringify(state)), isFinalInvokeForWindow: true }));
    });
    expect(aws.calls).toEqual([{ target: 'DynamoDB_20120810.BatchWriteItem', body: { RequestItems: { Counts: [
      { PutRequest: { Item: expect.objectContaining({ page: { S: '/' }, views: { N: '2' } }) } },
      { PutRequest: { Item: expect.objectContaining({ page: { S: '/shop' }, views: { N: '1' } }) } },
    ] } } }]);
  });

  test('fails to start without a table', async () => {
    await expect(deployed(aws.endpoint, { COUNTS_TABLE: '' }, () => Promise.resolve(loadCounter()))).rejects.toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^COUNTS_TABLE must be set/) }));
  });
});
