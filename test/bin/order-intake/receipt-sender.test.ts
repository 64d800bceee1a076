import type * as sender from '../../../bin/order-intake/receipt-sender';
import { AwsStandIn, conditionFailed } from './aws-stand-in';
import { deployed } from './deployed';
import { acceptedEvent } from './samples';

const ENTRY = '../../../bin/order-intake/receipt-sender';

let aws: AwsStandIn;

beforeEach(async () => {
  aws = await AwsStandIn.start();
  jest.spyOn(console, 'info').mockImplementation();
});

afterEach(async () => {
  jest.restoreAllMocks();
  await aws.stop();
});

/** Loads the sender afresh, as a new execution environment does. */
function load(): typeof sender {
  jest.resetModules();
  return jest.requireActual(ENTRY);
}

const send = (event = acceptedEvent()) => deployed(aws.endpoint, { ORDERS_TABLE: 'Orders' }, () => load().handler(event));

describe('the deployed sender', () => {
  test('stores the receipt in its table', async () => {
    await send();
    expect(aws.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: expect.objectContaining({ TableName: 'Orders', Item: expect.objectContaining({ text: { S: expect.stringMatching(/^Receipt for order A-1001\n/) } }) }),
    }]);
  });

  test('succeeds when the receipt is there', async () => {
    aws.answerWith(() => conditionFailed());
    await expect(send()).resolves.toBeUndefined();
  });

  test('fails for an event it does not understand, without a call', async () => {
    await expect(send(acceptedEvent({ detail: {} }))).rejects.toThrow(
      expect.objectContaining({ name: 'MalformedEventError', message: expect.stringMatching(/^detail\.schemaVersion must be 1, got nothing$/) }));
    expect(aws.calls).toEqual([]);
  });

  test('fails to start without a table', async () => {
    await expect(deployed(aws.endpoint, { ORDERS_TABLE: '' }, () => Promise.resolve(load()))).rejects.toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^ORDERS_TABLE must be set/) }));
  });
});
