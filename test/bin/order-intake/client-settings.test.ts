import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CLIENT_SETTINGS } from '../../../bin/order-intake/client-settings';
import { AwsStandIn, TEST_IDENTITY } from './aws-stand-in';

describe('a call', () => {
  let dynamo: AwsStandIn;

  beforeEach(async () => {
    dynamo = await AwsStandIn.start();
  });

  afterEach(() => dynamo.stop());

  test('fails when the service takes it and never answers', async () => {
    dynamo.answerWith(() => undefined);
    const requestHandler = { ...CLIENT_SETTINGS.requestHandler, requestTimeout: 50 };
    const client = new DynamoDBClient({ ...CLIENT_SETTINGS, ...TEST_IDENTITY, endpoint: dynamo.endpoint, requestHandler, maxAttempts: 1 });
    await expect(client.send(new PutItemCommand({ TableName: 'Orders', Item: {} }))).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
  });

  test('is tried three times in all', async () => {
    dynamo.answerWith(() => ({ status: 500, body: { __type: 'InternalServerError', message: 'try again' } }));
    const client = new DynamoDBClient({ ...CLIENT_SETTINGS, ...TEST_IDENTITY, endpoint: dynamo.endpoint });
    await expect(client.send(new PutItemCommand({ TableName: 'Orders', Item: {} }))).rejects.toThrow(expect.objectContaining({ name: 'InternalServerError' }));
    expect(dynamo.calls).toHaveLength(3);
  });

  test('leaves time to answer for the batch before the worker is stopped after 30 seconds', () => {
    const { maxAttempts, requestHandler } = CLIENT_SETTINGS;
    expect(2 * maxAttempts * (requestHandler.connectionTimeout + requestHandler.requestTimeout)).toBeLessThan(30_000);
  });
});
