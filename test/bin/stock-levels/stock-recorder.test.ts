import type * as recorder from '../../../bin/stock-levels/stock-recorder';
import { kafkaRecord, mskEvent } from '../kafka-records/records';
import { AwsStandIn, conditionFailed } from '../order-intake/aws-stand-in';
import type { Call } from '../order-intake/aws-stand-in';
import { deployed } from '../order-intake/deployed';
import { sampleLevel } from './sample-level';

const ENTRY = '../../../bin/stock-levels/stock-recorder';

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

/** Behaves as the table does: a level is only replaced by one of a higher offset in its partition. */
function keepsTheNewest(): Map<string, number> {
  const kept = new Map<string, number>();
  aws.answerWith(({ body }: Call) => {
    const { sku: { S: sku }, offset: { N: offset } } = body.Item as { sku: { S: string }; offset: { N: string } };
    if ((kept.get(sku) ?? -1) >= Number(offset)) {
      return conditionFailed();
    }
    kept.set(sku, Number(offset));
    return { body: {} };
  });
  return kept;
}

const level = (offset: number, sku: string) => kafkaRecord('stock-levels', 0, offset, sampleLevel({ sku }));
const record = (...records: ReturnType<typeof level>[]) => deployed(aws.endpoint, { STOCK_LEVELS_TABLE: 'Levels' }, () => load().handler(mskEvent(...records)));

describe('the deployed recorder', () => {
  test('stores the levels of a batch in its table', async () => {
    await expect(record(level(1, 'TEA'), level(2, 'MUG'))).resolves.toEqual({ batchItemFailures: [] });
    expect(aws.calls.map(({ target, body }) => [target, body.TableName])).toEqual([
      ['DynamoDB_20120810.PutItem', 'Levels'], ['DynamoDB_20120810.PutItem', 'Levels'],
    ]);
    expect(info.mock.calls).toEqual([[{ message: 'stock levels taken', stored: 2, outdated: 0, failedPartitions: 0 }]]);
  });

  test('takes a batch that comes again as outdated, and keeps the newest', async () => {
    const kept = keepsTheNewest();
    await record(level(1, 'TEA'), level(2, 'TEA'));
    await expect(record(level(1, 'TEA'), level(2, 'TEA'), level(3, 'TEA'))).resolves.toEqual({ batchItemFailures: [] });
    expect([...kept]).toEqual([['TEA', 3]]);
    expect(info).toHaveBeenLastCalledWith({ message: 'stock levels taken', stored: 1, outdated: 2, failedPartitions: 0 });
  });

  test('stops at a record that is no level, and says where', async () => {
    const response = await record(level(1, 'TEA'), kafkaRecord('stock-levels', 0, 2, 'no level'), level(3, 'MUG'));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: { partition: 'stock-levels-0', offset: 2 } }] });
    expect(aws.calls).toHaveLength(1);
    expect(info).toHaveBeenLastCalledWith({ message: 'stock levels taken', stored: 1, outdated: 0, failedPartitions: 1 });
  });

  test('fails to start without a table', async () => {
    await expect(deployed(aws.endpoint, { STOCK_LEVELS_TABLE: '' }, () => Promise.resolve(load()))).rejects.toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^STOCK_LEVELS_TABLE must be set/) }));
  });
});
