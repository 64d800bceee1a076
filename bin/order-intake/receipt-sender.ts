import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from './client-settings';
import { receiptHandler } from './receipt-handler';
import { DynamoReceiptStore } from './receipt-store';
import { setting } from './setting';

/** Writes the receipt of every order the bus announces. */
export const handler = receiptHandler(
  new DynamoReceiptStore(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('ORDERS_TABLE')),
);
