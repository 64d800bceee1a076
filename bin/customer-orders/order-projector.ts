import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { DynamoCustomerOrderList } from './customer-order-list';
import { projectionHandler } from './projection-handler';

/** Keeps a list of orders for every customer. */
export const handler = projectionHandler(
  new DynamoCustomerOrderList(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('CUSTOMER_ORDERS_TABLE')),
);
