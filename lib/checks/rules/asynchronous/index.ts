import type { Rule } from '../../rule';
import { destinationFifo } from './destination-fifo';
import { destinationPermission } from './destination-permission';
import { destinationType } from './destination-type';
import { dlqAndDestination } from './dlq-and-destination';
import { eventInvokeConfigEmpty } from './event-invoke-config-empty';
import { notAnArn } from './not-an-arn';
import { invokeConfigQualifierMismatch } from './qualifier-mismatch';
import { selfDestination } from './self-destination';

export const ASYNCHRONOUS_RULES: readonly Rule[] = [
  eventInvokeConfigEmpty,
  selfDestination,
  destinationType,
  destinationFifo,
  destinationPermission,
  notAnArn,
  invokeConfigQualifierMismatch,
  dlqAndDestination,
];
