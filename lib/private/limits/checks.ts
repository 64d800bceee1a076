import { FUNCTION_LIMITS } from './function';
import { FILTER_LIMITS, QUEUE_LIMITS, QUEUE_MAPPING_LIMITS, STREAM_MAPPING_LIMITS, TABLE_STREAM_LIMITS } from './sources';

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export const MAPPING_LIMITS = {
  retryAttempts: STREAM_MAPPING_LIMITS.retryAttempts,
  recordAgeSeconds: { infinite: -1, ...STREAM_MAPPING_LIMITS.recordAgeSeconds },
  /** A larger time is one in milliseconds: it would be in the year 5138. */
  timestampSeconds: 100_000_000_000,
  consumerGroup: /^[a-zA-Z0-9-/*:_+=.@]{1,200}$/,
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html */
  queuePollers: { min: 2 },
  /** @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
  kinesisReadsPerSecond: 5,
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html */
  dynamoDbRetentionSeconds: TABLE_STREAM_LIMITS.retentionHours * 3_600,
  dynamoDbReaders: { table: TABLE_STREAM_LIMITS.readers, globalTable: TABLE_STREAM_LIMITS.readersOfGlobalTable },
};

/** What counts where a template says nothing. */
export const UNSAID = {
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
  functionTimeoutSeconds: 3,
  functionMemoryMb: 128,
  /** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
  queueVisibilitySeconds: 30,
  queueRetentionSeconds: 345_600,
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
  queueBatchSize: 10,
  streamBatchSize: 100,
  parallelizationFactor: 1,
  /** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html */
  streamRetentionHours: 24,
};

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
export const PERMISSION_LIMITS = {
  /** Who may be named beside services, which have a dot, and ARNs. */
  account: /^\d{12}$/,
  uniqueId: /^[A-Z0-9]{16,}$/,
  /** What we count for the policy around its statements, and for a piece of an ARN that is not known. */
  documentBytes: 200,
  unknownPieceBytes: 20,
  /** The share of the limit from which on we speak of it. */
  noticeShare: 0.8,
};

/** What pushes events to functions. */
export const TRIGGER_LIMITS = {
  /** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_NotificationConfiguration.html */
  bucketNotifications: 100,
  /** @see https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
  filterPolicyAttributes: 5,
  /** @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html */
  cognitoSeconds: 5,
  /** @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html */
  firehoseSeconds: 300,
  /** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html */
  webSocketMs: 29_000,
};

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-lambda-at-edge */
export const EDGE_LIMITS = {
  region: 'us-east-1',
  viewer: { timeoutSeconds: 5, memoryMb: 128 },
  origin: { timeoutSeconds: 30 },
  ephemeralStorageMb: 512,
};

/** What the checks compare with unless the user says otherwise. */
export const CHECK_DEFAULTS = {
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
  defaultAccountConcurrency: 1_000,
  minUnreserved: 100,
  visibilityFactor: QUEUE_MAPPING_LIMITS.visibilityFactor,
  minReceiveCount: QUEUE_LIMITS.receiveCount.min,
  maxFilters: FILTER_LIMITS.patterns.quota,
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  policyBytes: 20_480,
  /** What we count for one statement of a function's policy, without its source. */
  statementOverhead: 250,
  /** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
  restDefaultMs: 29_000,
  httpDefaultMs: 30_000,
  maxUnzippedBytes: FUNCTION_LIMITS.packageBytes,
  eolWarningDays: 180,
  /** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
  maxResources: 500,
};

/** What a template may be for us to read it: more than any that CloudFormation takes. */
export const TEMPLATE_LIMITS = {
  /** CloudFormation takes 1 MB; a template of the CDK may be larger until it is sent. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
  bytes: 4_194_304,
  yamlBytes: 1_048_576,
  /** Marks, words and line ends of a YAML document: a megabyte of a real template has half as many. */
  yamlTokens: 500_000,
  depth: 100,
  /** Values of a YAML document, aliases counted as often as they are used. */
  values: 200_000,
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const TEMPLATE_SIZE_LIMITS = {
  bytes: 1_000_000,
  /** From where on we speak of it: one more alarm, and the deployment fails. */
  noticeBytes: 900_000,
  noticeShare: 0.9,
};
