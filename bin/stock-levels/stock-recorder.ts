import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { stockHandler } from './stock-handler';
import { DynamoStockLevelStore } from './stock-level-store';

/** Keeps the newest level of every article in every warehouse. */
export const handler = stockHandler(
  new DynamoStockLevelStore(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('STOCK_LEVELS_TABLE')),
);
