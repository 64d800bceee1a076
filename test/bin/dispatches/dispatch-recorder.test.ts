import type * as recorder from '../../../bin/dispatches/dispatch-recorder';
import { AwsStandIn, conditionFailed } from '../order-intake/aws-stand-in';
import { deployed } from '../order-intake/deployed';
import { SHEET, rabbitMqEvent, rabbitMqMessage } from './samples';
import { messageTaken } from './sqs-answer';

const ENTRY = '../../../bin/dispatches/dispatch-recorder';

let aws: AwsStandIn;
let variables: { [name: string]: string };

beforeEach(async () => {
  aws = await AwsStandIn.start();
  variables = { DISPATCHES_TABLE: 'Dispatches', UNREADABLE_QUEUE_URL: `${aws.endpoint}/111122223333/unreadable` };
  jest.spyOn(console, 'info').mockImplementation();
  jest.spyOn(console, 'warn').mockImplementation();
});

afterEach(() => aws.stop());

/** Loads the recorder afresh, as a new execution environment does. */
function load(): typeof recorder {
  jest.resetModules();
  return jest.requireActual(ENTRY);
}

describe('the deployed recorder', () => {
  test('stores dispatches in its table, and sends what it cannot read to its queue', async () => {
    aws.answerWith((call) => (call.target === 'AmazonSQS.SendMessage' ? messageTaken(call) : { body: {} }));
    const event = rabbitMqEvent(rabbitMqMessage('m-1', SHEET, 'text/csv'), rabbitMqMessage('m-2', 'no dispatch'), rabbitMqMessage('m-3'));
    await deployed(aws.endpoint, variables, () => load().handler(event));
    expect(aws.calls.map(({ target, body }) => [target, body.TableName ?? body.QueueUrl])).toEqual([
      ['DynamoDB_20120810.PutItem', 'Dispatches'],
      ['AmazonSQS.SendMessage', variables.UNREADABLE_QUEUE_URL],
      ['DynamoDB_20120810.PutItem', 'Dispatches'],
    ]);
  });

  test('succeeds for a dispatch that is there', async () => {
    aws.answerWith(() => conditionFailed());
    await expect(deployed(aws.endpoint, variables, () => load().handler(rabbitMqEvent(rabbitMqMessage('m-1'))))).resolves.toBeUndefined();
  });

  test.each(['DISPATCHES_TABLE', 'UNREADABLE_QUEUE_URL'])('fails to start without %s', async (variable) => {
    const start = deployed(aws.endpoint, { ...variables, [variable]: '' }, () => Promise.resolve(load()));
    await expect(start).rejects.toThrow(expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(variable) }));
  });
});
