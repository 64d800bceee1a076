/** What Lambda polls. */

/** @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
export const QUEUE_MAPPING_LIMITS = {
  standardBatchSize: { min: 1, max: 10_000 },
  fifoBatchSize: { min: 1, max: 10 },
  /** Above this batch size the mapping needs a batching window of at least a second. */
  batchSizeWithoutWindow: 10,
  batchingWindowSeconds: { min: 0, max: 300 },
  maximumConcurrency: { min: 2, max: 1_000 },
  /** How many batches a new mapping works on at once. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
  initialPollers: 5,
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
  minimumPollers: { min: 2, max: 200 },
  maximumPollers: { min: 2, max: 2_000 },
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
  visibilityFactor: 6,
};

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
export const QUEUE_LIMITS = {
  visibilitySeconds: { min: 0, max: 43_200 },
  retentionSeconds: { min: 60, max: 1_209_600 },
  receiveCount: { min: 5, max: 1_000 },
};

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
export const FILTER_LIMITS = {
  /** The quota of an account, and what it can be raised to. */
  patterns: { quota: 5, max: 10 },
  patternLength: 4_096,
};

/** @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-esm-parameters.html */
export const KAFKA_MAPPING_LIMITS = {
  batchSize: { min: 1, max: 10_000, usual: 100 },
  batchingWindowSeconds: { min: 0, max: 300 },
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html */
  retryAttempts: { min: 0, max: 10_000, usual: 10 },
  recordAgeSeconds: { min: 60, max: 604_800 },
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html */
  minimumPollers: { min: 1, max: 200 },
  maximumPollers: { min: 1, max: 2_000 },
  pollerGroupName: { maxLength: 128, pattern: /^[a-zA-Z0-9_-]+$/ },
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
  topic: { maxLength: 249, pattern: /^[a-zA-Z0-9_-][a-zA-Z0-9._-]+$/ },
  /** A destination has at least 12 characters, of which `kafka://` takes 8. @see https://docs.aws.amazon.com/lambda/latest/api/API_OnFailure.html */
  failureTopicLength: 4,
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_SelfManagedKafkaEventSourceConfig.html */
  consumerGroupId: { maxLength: 200, pattern: /^[a-zA-Z0-9/*:_+=.@-]+$/ },
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_SelfManagedEventSource.html */
  bootstrapServers: { min: 1, max: 10, maxLength: 300, pattern: /^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?:[0-9]{1,5}$/ },
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
  accessConfigurations: 22,
};

/** Amazon MQ and Amazon DocumentDB. @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export const BROKER_MAPPING_LIMITS = {
  batchSize: { min: 1, max: 10_000, usual: 100 },
  batchingWindowSeconds: { min: 0, max: 300 },
  /** How long the pollers wait for the function. @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html */
  functionTimeoutSeconds: 840,
  queueLength: 1_000,
  /** Of the ARN of a secret, and of a virtual host. @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html */
  accessUri: { maxLength: 200, pattern: /^[a-zA-Z0-9/*:_+=.@-]+$/ },
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html */
  database: { maxLength: 63, pattern: /^[^ /.$"]+$/ },
  collection: { maxLength: 57, pattern: /^(?!system\.)[_a-zA-Z0-9][^$]*$/ },
};

/** @see https://docs.aws.amazon.com/documentdb/latest/developerguide/change_streams.html */
export const CHANGE_STREAM_LIMITS = {
  /** How long changes are kept when nothing is said, and how long we would keep them at least. */
  retentionSeconds: { usual: 10_800, recommended: 86_400 },
};

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export const STREAM_MAPPING_LIMITS = {
  batchSize: { min: 1, max: 10_000 },
  batchingWindowSeconds: { min: 0, max: 300 },
  retryAttempts: { min: 0, max: 10_000 },
  recordAgeSeconds: { min: 60, max: 604_800 },
  parallelizationFactor: { min: 1, max: 10 },
  tumblingWindowSeconds: { min: 1, max: 900 },
  /** What we leave for reading failed records again: from one working day into the next. */
  rereadSeconds: 43_200,
};

/** @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
export const STREAM_LIMITS = {
  /** What every stream keeps, and one of which nothing is said. */
  minRetentionHours: 24,
  maxRetentionHours: 8_760,
  minShards: 1,
  /** Each reader polls a shard once a second; beyond two of them they crowd each other out of its 2 MB/s. @see https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html */
  sharedReaders: 2,
  /** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html */
  consumerNameLength: 128,
};

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html */
export const TABLE_STREAM_LIMITS = {
  retentionHours: 24,
  /** Of one shard; replication is a reader too. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
  readers: 2,
  readersOfGlobalTable: 1,
};

/** Where pollers connect to. */
export const POLLER_PORTS = {
  https: 443,
  /** @see https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-connect.html */
  activeMq: 61_617,
  /** @see https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/working-with-rabbitmq.html */
  rabbitMq: 5_671,
  /** @see https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-create.html */
  documentDb: 27_017,
  /** @see https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html */
  kafkaIam: 9_098,
  kafkaSaslScram: 9_096,
  kafkaTls: 9_094,
  kafkaPlaintext: 9_092,
};
