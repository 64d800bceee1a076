import { SQSClient } from '@aws-sdk/client-sqs';
import { KEPT_CHARACTERS, SqsUnreadableMessages } from '../../../bin/dispatches/unreadable-messages';
import { AwsStandIn, TEST_IDENTITY, failure } from '../order-intake/aws-stand-in';
import { rabbitMqMessage } from './samples';
import { messageTaken } from './sqs-answer';

const QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/unreadable';

let sqs: AwsStandIn;
let unreadable: SqsUnreadableMessages;

beforeEach(async () => {
  sqs = await AwsStandIn.start();
  sqs.answerWith(messageTaken);
  unreadable = new SqsUnreadableMessages(
    new SQSClient({ ...TEST_IDENTITY, endpoint: sqs.endpoint, useQueueUrlAsEndpoint: false, maxAttempts: 1 }), QUEUE_URL);
});

afterEach(() => sqs.stop());

const kept = () => JSON.parse(String(sqs.calls[0].body.MessageBody));

describe('a message that nobody can read', () => {
  test('is sent to the queue as it came, with what is wrong', async () => {
    await unreadable.setAside(rabbitMqMessage('m-1', '<dispatch/>', 'text/xml'), ['contentType must be another']);
    expect(sqs.calls).toEqual([{ target: 'AmazonSQS.SendMessage', body: { QueueUrl: QUEUE_URL, MessageBody: expect.any(String) } }]);
    expect(kept()).toEqual({
      problems: ['contentType must be another'],
      messageId: 'm-1',
      contentType: 'text/xml',
      complete: true,
      data: Buffer.from('<dispatch/>').toString('base64'),
    });
  });

  test.each([[KEPT_CHARACTERS, true], [KEPT_CHARACTERS + 1, false]])('of %d characters is complete: %j', async (length, complete) => {
    await unreadable.setAside({ ...rabbitMqMessage('m-1'), data: 'A'.repeat(length) }, []);
    expect(kept()).toMatchObject({ complete, data: 'A'.repeat(KEPT_CHARACTERS) });
    expect(Buffer.byteLength(String(sqs.calls[0].body.MessageBody))).toBeLessThan(128 * 1024);
  });

  test('fails with the error of the service when the queue does not take it', async () => {
    sqs.answerWith(() => failure('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.'));
    await expect(unreadable.setAside(rabbitMqMessage('m-1'), [])).rejects.toThrow(expect.objectContaining({ name: 'QueueDoesNotExist' }));
  });
});
