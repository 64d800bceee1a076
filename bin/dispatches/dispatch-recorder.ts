import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { dispatchHandler } from './dispatch-handler';
import { DynamoDispatchStore } from './dispatch-store';
import { SqsUnreadableMessages } from './unreadable-messages';

/** Stores every dispatch of the warehouse once. */
export const handler = dispatchHandler({
  store: new DynamoDispatchStore(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('DISPATCHES_TABLE')),
  unreadable: new SqsUnreadableMessages(new SQSClient(CLIENT_SETTINGS), setting('UNREADABLE_QUEUE_URL')),
});
