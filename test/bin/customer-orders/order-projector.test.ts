import type { DynamoDBRecord } from 'aws-lambda';
import type * as projector from '../../../bin/customer-orders/order-projector';
import { AwsStandIn, conditionFailed } from '../order-intake/aws-stand-in';
import { deployed } from '../order-intake/deployed';
import { inserted, removed, sequenceNumberOf } from './samples';

const ENTRY = '../../../bin/customer-orders/order-projector';

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

/** Loads the projector afresh, as a new execution environment does. */
function load(): typeof projector {
  jest.resetModules();
  return jest.requireActual(ENTRY);
}

const project = (...records: DynamoDBRecord[]) =>
  deployed(aws.endpoint, { CUSTOMER_ORDERS_TABLE: 'Lists' }, () => load().handler({ Records: records }));

describe('the deployed projector', () => {
  test('writes the entry of an order to its table, and fails the change that it cannot read', async () => {
    await expect(project(inserted(1), removed(9, {}))).resolves.toEqual({ batchItemFailures: [{ itemIdentifier: sequenceNumberOf(9) }] });
    expect(aws.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: expect.objectContaining({ TableName: 'Lists', Item: expect.objectContaining({ pk: { S: 'CUSTOMER#C-7' } }) }),
    }]);
  });

  test('passes over a change that the table shows already', async () => {
    aws.answerWith(() => conditionFailed());
    await expect(project(inserted(1), removed(2))).resolves.toEqual({ batchItemFailures: [] });
    expect(aws.calls).toHaveLength(2);
  });

  test('fails to start without a table', async () => {
    await expect(deployed(aws.endpoint, { CUSTOMER_ORDERS_TABLE: '' }, () => Promise.resolve(load()))).rejects.toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^CUSTOMER_ORDERS_TABLE must be set/) }));
  });
});
