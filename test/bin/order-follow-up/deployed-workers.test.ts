import type * as worker from '../../../bin/order-follow-up/loyalty-worker';
import { orderAccepted } from '../../../bin/order-intake/order-accepted';
import { AwsStandIn, conditionFailed } from '../order-intake/aws-stand-in';
import { deployed } from '../order-intake/deployed';
import { ACCEPTED_AT, sampleOrder, sqsEvent } from '../order-intake/samples';

/** Of 1,000.00 euros, which both workers want. */
const LARGE = orderAccepted(sampleOrder({ lines: [{ sku: 'SOFA', quantity: 1, unitPrice: 100_000 }] }), ACCEPTED_AT);

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

describe.each([
  ['review', { sk: { S: 'REVIEW' }, reason: { S: expect.any(String) } }],
  ['loyalty', { sk: { S: 'POINTS' }, points: { N: '1000' } }],
])('the deployed %s worker', (name, attributes) => {
  /** Loads the worker afresh, as a new execution environment does. */
  function load(): typeof worker {
    jest.resetModules();
    return jest.requireActual(`../../../bin/order-follow-up/${name}-worker`);
  }

  const work = (...bodies: unknown[]) => deployed(aws.endpoint, { FOLLOW_UPS_TABLE: 'FollowUps' }, () => load().handler(sqsEvent(...bodies)));

  test('stores in its table what follows from an order, and fails the message that is none', async () => {
    await expect(work(LARGE, 'not json')).resolves.toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(aws.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: expect.objectContaining({ TableName: 'FollowUps', Item: expect.objectContaining({ pk: { S: 'ORDER#A-1001' }, ...attributes }) }),
    }]);
  });

  test('succeeds when it is there', async () => {
    aws.answerWith(() => conditionFailed());
    await expect(work(LARGE)).resolves.toEqual({ batchItemFailures: [] });
  });

  test('fails to start without a table', async () => {
    await expect(deployed(aws.endpoint, { FOLLOW_UPS_TABLE: '' }, () => Promise.resolve(load()))).rejects.toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^FOLLOW_UPS_TABLE must be set/) }));
  });
});
