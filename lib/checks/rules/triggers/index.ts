import type { Rule } from '../../rule';
import { cognitoTriggerTimeout } from './cognito-trigger-timeout';
import { customResourceVpcNoEgress } from './custom-resource-vpc-no-egress';
import { fifoTopicToLambda } from './fifo-topic-to-lambda';
import { filterPolicy } from './filter-policy';
import { infrequentAccess } from './infrequent-access';
import { inputConflict } from './input-conflict';
import { inputTransformerPlaceholder } from './input-transformer-placeholder';
import { integrationMethodNotPost } from './integration-method-not-post';
import { multipleLambdaTargets } from './multiple-lambda-targets';
import { noDlq } from './no-dlq';
import { overlappingFilters } from './overlapping-filters';
import { ownLogGroup } from './own-log-group';
import { payloadFormatMissing } from './payload-format-missing';
import { permissionAfterBucket } from './permission-after-bucket';
import { permissionMissing } from './permission-missing';
import { permissionMissingSilent } from './permission-missing-silent';
import { permissionOrdering } from './permission-ordering';
import { rateOverlap } from './rate-overlap';
import { rawDelivery } from './raw-delivery';
import { recursion } from './recursion';
import { scheduleOnCustomBus } from './schedule-on-custom-bus';
import { scheduleRolePermission } from './schedule-role-permission';
import { scheduleRoleTrust } from './schedule-role-trust';
import { serviceTimeoutBelowFunction } from './service-timeout-below-function';
import { stepFunctionsNoRetry } from './step-functions-no-retry';
import { stepFunctionsRolePermission } from './step-functions-role-permission';
import { targetDlqFifo } from './target-dlq-fifo';
import { targetDlqPolicyMissing } from './target-dlq-policy-missing';
import { targetsLatestBesideAlias } from './targets-latest-beside-alias';
import { timeoutAboveIntegration } from './timeout-above-integration';
import { transformTimeout } from './transform-timeout';

export const TRIGGERS_RULES: readonly Rule[] = [
  permissionMissing,
  permissionAfterBucket,
  overlappingFilters,
  fifoTopicToLambda,
  rawDelivery,
  filterPolicy,
  scheduleOnCustomBus,
  inputConflict,
  inputTransformerPlaceholder,
  scheduleRoleTrust,
  multipleLambdaTargets,
  integrationMethodNotPost,
  payloadFormatMissing,
  permissionOrdering,
  recursion,
  permissionMissingSilent,
  targetDlqFifo,
  targetDlqPolicyMissing,
  targetsLatestBesideAlias,
  scheduleRolePermission,
  ownLogGroup,
  infrequentAccess,
  cognitoTriggerTimeout,
  transformTimeout,
  timeoutAboveIntegration,
  stepFunctionsRolePermission,
  serviceTimeoutBelowFunction,
  customResourceVpcNoEgress,
  noDlq,
  rateOverlap,
  stepFunctionsNoRetry,
];
