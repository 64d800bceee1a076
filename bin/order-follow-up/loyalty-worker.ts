import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../order-intake/client-settings';
import { setting } from '../order-intake/setting';
import { followUpHandler } from './follow-up-handler';
import { DynamoFollowUpStore } from './follow-up-store';
import { creditPoints } from './loyalty';

/** Credits points for every order in the currency that earns them. */
export const handler = followUpHandler(
  creditPoints,
  new DynamoFollowUpStore(DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT_SETTINGS)), setting('FOLLOW_UPS_TABLE')),
);
