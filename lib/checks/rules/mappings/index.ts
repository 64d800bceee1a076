import type { Rule } from '../../rule';
import { atTimestampOnDynamoDb } from './at-timestamp-on-dynamo-db';
import { batchWindowRequired } from './batch-window-required';
import { consumerGroupDuplicate } from './consumer-group-duplicate';
import { consumerGroupPattern } from './consumer-group-pattern';
import { docDbConfigMissing } from './doc-db-config-missing';
import { duplicateMapping } from './duplicate-mapping';
import { dynamoReaders } from './dynamo-readers';
import { fifoBatchingWindow } from './fifo-batching-window';
import { filterDynamoNumeric } from './filter-dynamo-numeric';
import { filterImageNotInView } from './filter-image-not-in-view';
import { filterInvalid } from './filter-invalid';
import { filterKeyWrongSource } from './filter-key-wrong-source';
import { filterKmsWithoutFilters } from './filter-kms-without-filters';
import { filterTooMany } from './filter-too-many';
import { kafkaNeedsProvisioned } from './kafka-needs-provisioned';
import { kafkaStartingPosition } from './kafka-starting-position';
import { latestMayMiss } from './latest-may-miss';
import { manyStandardConsumers } from './many-standard-consumers';
import { noBisect } from './no-bisect';
import { noFailureDestination } from './no-failure-destination';
import { noIteratorAgeAlarm } from './no-iterator-age-alarm';
import { noPartialBatchResponse } from './no-partial-batch-response';
import { noSource } from './no-source';
import { optionMisplaced } from './option-misplaced';
import { optionUnsupported } from './option-unsupported';
import { pollerMinAboveMax } from './poller-min-above-max';
import { pollersWithScaling } from './pollers-with-scaling';
import { recordAgeBeyondRetention } from './record-age-beyond-retention';
import { recordAgeGap } from './record-age-gap';
import { requiredForSource } from './required-for-source';
import { schemaRegistryRequirements } from './schema-registry-requirements';
import { selfManagedAuthMissing } from './self-managed-auth-missing';
import { selfManagedVpcIncomplete } from './self-managed-vpc-incomplete';
import { sourceIsTableArn } from './source-is-table-arn';
import { sourceKmsPermission } from './source-kms-permission';
import { sourcePermission } from './source-permission';
import { sourcePermissionOrdering } from './source-permission-ordering';
import { sourceUnsupportedType } from './source-unsupported-type';
import { sqsPollerMinimum } from './sqs-poller-minimum';
import { startingPositionMissing } from './starting-position-missing';
import { streamConcurrencyAboveReserved } from './stream-concurrency-above-reserved';
import { streamNotEnabled } from './stream-not-enabled';
import { targetsLatest } from './targets-latest';
import { timestampInFuture } from './timestamp-in-future';
import { timestampMissing } from './timestamp-missing';
import { timestampWithoutPosition } from './timestamp-without-position';
import { twoSources } from './two-sources';
import { unboundedRetries } from './unbounded-retries';

export const MAPPINGS_RULES: readonly Rule[] = [
  noSource,
  twoSources,
  sourceUnsupportedType,
  sourceIsTableArn,
  streamNotEnabled,
  startingPositionMissing,
  optionUnsupported,
  atTimestampOnDynamoDb,
  timestampMissing,
  timestampInFuture,
  duplicateMapping,
  batchWindowRequired,
  fifoBatchingWindow,
  pollersWithScaling,
  sqsPollerMinimum,
  pollerMinAboveMax,
  recordAgeGap,
  requiredForSource,
  selfManagedVpcIncomplete,
  schemaRegistryRequirements,
  sourcePermission,
  filterInvalid,
  consumerGroupPattern,
  timestampWithoutPosition,
  kafkaStartingPosition,
  optionMisplaced,
  kafkaNeedsProvisioned,
  selfManagedAuthMissing,
  docDbConfigMissing,
  consumerGroupDuplicate,
  noFailureDestination,
  unboundedRetries,
  recordAgeBeyondRetention,
  streamConcurrencyAboveReserved,
  manyStandardConsumers,
  dynamoReaders,
  targetsLatest,
  sourcePermissionOrdering,
  sourceKmsPermission,
  filterTooMany,
  filterKeyWrongSource,
  filterDynamoNumeric,
  filterImageNotInView,
  filterKmsWithoutFilters,
  latestMayMiss,
  noBisect,
  noPartialBatchResponse,
  noIteratorAgeAlarm,
];
