import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { DynamoPageViewStore } from './page-view-store';
import { viewHandler } from './view-handler';

/** Stores every page view of the stream once. */
export const handler = viewHandler(
  new DynamoPageViewStore(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('VIEWS_TABLE')),
);
