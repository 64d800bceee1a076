import type { Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnEventSourceMapping, CfnEventSourceMappingProps, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { compact } from '../private/values';
import { admitFilterKey } from './filter-key';
import type { SourceFilter } from './filters';
import { filterCriteria } from './filters/filter-criteria';
import { defineMapping, PARTIAL_BATCHES } from './mapping';
import { mappingTags } from './mapping-tags';
import { defaultRecordAge } from './record-age';
import { StreamFailure } from './stream-failure';
import type { StreamSourceOptions } from './stream-source-options';
import { warnOfTightReread } from './stream-source-validation';

/** Enough for a dependency that is down for minutes; what fails ten times more fails always. */
const DEFAULT_RETRY_ATTEMPTS = 10;

/** What a source with shards asks of its mapping. */
export interface StreamRequest {
  readonly source: string;
  readonly sourceArn: string;
  /** What the execution role must be allowed to read. */
  readonly statements: PolicyStatement[];
  readonly position: Pick<CfnEventSourceMappingProps, 'startingPosition' | 'startingPositionTimestamp'>;
  readonly options: StreamSourceOptions;
  readonly filters?: SourceFilter[];
  /** Undefined when it is not known. */
  readonly retentionPeriod?: Duration;
}

/** The mapping of a stream, and what it owns. */
export interface StreamSourceConfig {
  readonly mapping: CfnEventSourceMapping;
  readonly failureQueue?: IQueue;
}

/** Defines the mapping of a source with shards and its failure path, with bounds that the service does not have. */
export function defineStreamMapping(scope: Construct, target: IFunction, request: StreamRequest): StreamSourceConfig {
  const { source, sourceArn, position, options, filters, retentionPeriod } = request;
  const { encryptionKey, removalPolicy, filterEncryptionKey, tags, onFailure = StreamFailure.toQueue() } = options;
  const maxRecordAge = options.maxRecordAge ?? defaultRecordAge(retentionPeriod);
  if (onFailure._pointsIntoStream) {
    warnOfTightReread(target, source, maxRecordAge, retentionPeriod);
  }

  const { destinationArn, statements, ownQueue } = onFailure._bind(scope, compact({ encryptionKey, removalPolicy }));
  const mapping = defineMapping(scope, target, {
    source,
    statements: [...request.statements, ...statements],
    properties: compact({
      eventSourceArn: sourceArn,
      ...position,
      batchSize: options.batchSize,
      maximumBatchingWindowInSeconds: options.maxBatchingWindow?.toSeconds(),
      ...options.processing?._properties,
      maximumRetryAttempts: options.retryAttempts ?? DEFAULT_RETRY_ATTEMPTS,
      maximumRecordAgeInSeconds: maxRecordAge.toSeconds(),
      bisectBatchOnFunctionError: options.bisectBatchOnError ?? true,
      functionResponseTypes: (options.reportBatchItemFailures ?? true) ? [PARTIAL_BATCHES] : undefined,
      destinationConfig: destinationArn === undefined ? undefined : { onFailure: { destination: destinationArn } },
      filterCriteria: filterCriteria(target, source, filters),
      kmsKeyArn: admitFilterKey(target, filterEncryptionKey),
      enabled: options.enabled,
      tags: mappingTags(tags),
    }),
  });
  return compact({ mapping, failureQueue: ownQueue });
}
