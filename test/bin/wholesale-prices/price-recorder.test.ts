import type * as recorder from '../../../bin/wholesale-prices/price-recorder';
import { kafkaRecord, selfManagedEvent } from '../kafka-records/records';
import { AwsStandIn, conditionFailed } from '../order-intake/aws-stand-in';
import { deployed } from '../order-intake/deployed';
import { samplePrice } from './sample-price';

const ENTRY = '../../../bin/wholesale-prices/price-recorder';

let aws: AwsStandIn;
let info: jest.SpyInstance;

beforeEach(async () => {
  aws = await AwsStandIn.start();
  info = jest.spyOn(console, 'info').mockImplementation();
  jest.spyOn(console, 'warn').mockImplementation();
});

afterEach(() => aws.stop());

/** Loads the recorder afresh, as a new execution environment does. */
function load(): typeof recorder {
  jest.resetModules();
  return jest.requireActual(ENTRY);
}

const price = (offset: number, sku: string, partition = 0) => kafkaRecord('prices', partition, offset, samplePrice({ sku }));
const record = (...records: ReturnType<typeof price>[]) => deployed(aws.endpoint, { PRICES_TABLE: 'Prices' }, () => load().handler(selfManagedEvent(...records)));

describe('the deployed recorder', () => {
  test('enters the prices of a batch into its table', async () => {
    await expect(record(price(1, 'TEA'), price(2, 'MUG'))).resolves.toEqual({ batchItemFailures: [] });
    expect(aws.calls.map(({ body }) => [body.TableName, (body.Item as { sku: { S: string } }).sku.S])).toEqual([['Prices', 'TEA'], ['Prices', 'MUG']]);
    expect(info.mock.calls).toEqual([[{ message: 'prices taken', entered: 2, outdated: 0, failedPartitions: 0 }]]);
  });

  test('succeeds for a revision that the list has', async () => {
    aws.answerWith(() => conditionFailed());
    await expect(record(price(1, 'TEA'))).resolves.toEqual({ batchItemFailures: [] });
    expect(info).toHaveBeenLastCalledWith({ message: 'prices taken', entered: 0, outdated: 1, failedPartitions: 0 });
  });

  test('stops the partition of a record that is no price, and takes the others', async () => {
    const response = await record(kafkaRecord('prices', 0, 1, {}), price(2, 'TEA'), price(8, 'MUG', 1));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: { partition: 'prices-0', offset: 1 } }] });
    expect(aws.calls.map(({ body }) => (body.Item as { sku: { S: string } }).sku.S)).toEqual(['MUG']);
  });

  test('fails to start without a table', async () => {
    await expect(deployed(aws.endpoint, { PRICES_TABLE: '' }, () => Promise.resolve(load()))).rejects.toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^PRICES_TABLE must be set/) }));
  });
});
