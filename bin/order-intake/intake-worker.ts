import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from './client-settings';
import { intakeHandler } from './intake-handler';
import { EventBridgeOrderEvents } from './order-events';
import { DynamoOrderStore } from './order-store';
import { setting } from './setting';

/** Takes orders from the queue: validates each, stores it once, and announces it. */
export const handler = intakeHandler({
  store: new DynamoOrderStore(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('ORDERS_TABLE')),
  events: new EventBridgeOrderEvents(new EventBridgeClient(CLIENT_SETTINGS), setting('EVENT_BUS_NAME')),
  now: () => new Date(),
});
