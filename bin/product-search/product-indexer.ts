import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { indexHandler } from './index-handler';
import { DynamoSearchIndex } from './search-index';

/** Keeps the search index up to date with the products. */
export const handler = indexHandler(
  new DynamoSearchIndex(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('SEARCH_INDEX_TABLE')),
);
