import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { priceHandler } from './price-handler';
import { DynamoPriceList } from './price-list';

/** Enters every price of the wholesaler into the list of the shop. */
export const handler = priceHandler(
  new DynamoPriceList(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('PRICES_TABLE')),
);
