import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { followUpHandler } from './follow-up-handler';
import { DynamoFollowUpStore } from './follow-up-store';
import { reviewLargeOrder } from './review';

/** Asks for a review of every large order. */
export const handler = followUpHandler(
  reviewLargeOrder,
  new DynamoFollowUpStore(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('FOLLOW_UPS_TABLE')),
);
