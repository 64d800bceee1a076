import type * as worker from '../../../bin/order-intake/intake-worker';
import { AwsStandIn, conditionFailed } from './aws-stand-in';
import { deployed } from './deployed';
import { sampleOrder, sqsEvent } from './samples';

const ENTRY = '../../../bin/order-intake/intake-worker';
const VARIABLES = { ORDERS_TABLE: 'Orders', EVENT_BUS_NAME: 'Bus' };

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

/** Loads the worker afresh, as a new execution environment does. */
function load(): typeof worker {
  jest.resetModules();
  return jest.requireActual(ENTRY);
}

const targets = () => aws.calls.map(({ target }) => target);

describe('the deployed worker', () => {
  test('stores an order in its table, announces it on its bus, and fails the message that is none', async () => {
    const response = await deployed(aws.endpoint, VARIABLES, () => load().handler(sqsEvent(sampleOrder(), 'not json')));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(targets()).toEqual(['DynamoDB_20120810.PutItem', 'AWSEvents.PutEvents']);
    expect(aws.calls[0].body).toMatchObject({ TableName: 'Orders' });
    expect(aws.calls[1].body).toMatchObject({ Entries: [{ EventBusName: 'Bus' }] });
  });

  test('accepts at the time of the clock', async () => {
    await deployed(aws.endpoint, VARIABLES, async () => {
      const before = new Date().toISOString();
      await load().handler(sqsEvent(sampleOrder()));
      const { acceptedAt } = aws.calls[0].body.Item as { acceptedAt: { S: string } };
      expect([before, acceptedAt.S, new Date().toISOString()].toSorted()[1]).toBe(acceptedAt.S);
    });
  });

  test('fails the message when the id is taken, and announces nothing', async () => {
    aws.answerWith(() => conditionFailed({ Item: { acceptedAt: { S: '2026-01-01T00:00:00.000Z' }, fingerprint: { S: 'other' } } }));
    const response = await deployed(aws.endpoint, VARIABLES, () => load().handler(sqsEvent(sampleOrder())));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(targets()).toEqual(['DynamoDB_20120810.PutItem']);
  });

  test('fails the message when the bus refuses the event', async () => {
    aws.answerWith(({ target }) => ({ body: target === 'AWSEvents.PutEvents' ? { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] } : {} }));
    const response = await deployed(aws.endpoint, VARIABLES, () => load().handler(sqsEvent(sampleOrder())));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
  });

  test.each(['ORDERS_TABLE', 'EVENT_BUS_NAME'])('fails to start without %s', async (variable) => {
    const start = deployed(aws.endpoint, { ...VARIABLES, [variable]: '' }, () => Promise.resolve(load()));
    await expect(start).rejects.toThrow(expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(variable) }));
  });
});
