import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnEventSourceMapping, CfnEventSourceMappingProps, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct, IDependable } from 'constructs';
import { compact } from '../private/values';
import { admitFilterKey } from './filter-key';
import { filterCriteria } from './filters/filter-criteria';
import { KafkaFailure } from './kafka-failure';
import { KafkaPolling } from './kafka-polling';
import type { KafkaSourceOptions } from './kafka-source-options';
import { defineMapping } from './mapping';
import { mappingTags } from './mapping-tags';
import type { StreamSourceConfig } from './stream-mapping';

/** What all mappings of Kafka have under a name that differs. */
export interface KafkaGroup {
  readonly consumerGroupId: string;
  readonly schemaRegistryConfig?: CfnEventSourceMapping.SchemaRegistryConfigProperty;
}

/** What a source of Kafka asks of its mapping. */
export interface KafkaRequest {
  readonly source: string;
  readonly topic: string;
  readonly options: KafkaSourceOptions;
  readonly consumerGroupId: string;
  readonly access: CfnEventSourceMapping.SourceAccessConfigurationProperty[];
  readonly statements: PolicyStatement[];
  readonly dependencies: IDependable[];
  /** What names the cluster. */
  readonly properties: (group: KafkaGroup) => Omit<CfnEventSourceMappingProps, 'functionName'>;
}

/** Defines the mapping of a topic, and its failure path. */
export function defineKafkaMapping(scope: Construct, target: IFunction, request: KafkaRequest): StreamSourceConfig {
  const { source, topic, options, consumerGroupId, access, dependencies } = request;
  const { polling = KafkaPolling.provisioned(), onFailure = KafkaFailure.toQueue(), encryptionKey, removalPolicy } = options;
  const { properties, schemaRegistryConfig, statements } = polling._bind(scope);
  const failure = onFailure._bind(scope, compact({ encryptionKey, removalPolicy }));
  const mapping = defineMapping(scope, target, {
    source,
    statements: [...request.statements, ...statements, ...failure.statements],
    dependencies,
    properties: compact({
      ...request.properties(compact({ consumerGroupId, schemaRegistryConfig })),
      topics: [topic],
      sourceAccessConfigurations: access.length > 0 ? access : undefined,
      ...options.startingPosition._properties(),
      ...properties,
      batchSize: options.batchSize,
      maximumBatchingWindowInSeconds: options.maxBatchingWindow?.toSeconds(),
      destinationConfig: failure.destinationArn === undefined ? undefined : { onFailure: { destination: failure.destinationArn } },
      filterCriteria: filterCriteria(scope, source, options.filters),
      kmsKeyArn: admitFilterKey(scope, options.filterEncryptionKey),
      enabled: options.enabled,
      tags: mappingTags(options.tags),
    }),
  });
  return compact({ mapping, failureQueue: failure.ownQueue });
}
