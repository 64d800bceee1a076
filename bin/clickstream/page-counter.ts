import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { countHandler } from './count-handler';
import { DynamoPageCountStore } from './page-count-store';

/** Counts the views of each page, window by window. */
export const handler = countHandler(
  new DynamoPageCountStore(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('COUNTS_TABLE')),
);
