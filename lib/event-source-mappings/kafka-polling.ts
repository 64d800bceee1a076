import type { Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMappingLogLevel, MetricType } from 'aws-cdk-lib/aws-lambda';
import type { CfnEventSourceMapping, CfnEventSourceMappingProps } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Problem } from '../private/errors';
import { KAFKA_MAPPING_LIMITS } from '../private/limits';
import { compact } from '../private/values';
import { pollerProblems } from './kafka-polling-validation';
import type { KafkaSchemaRegistry } from './kafka-schema-registry';
import { PARTIAL_BATCHES } from './mapping';

/** What provisioned pollers do. None of it exists on demand. */
export interface ProvisionedKafkaPollingOptions {
  /**
   * The pollers that are always there, 1 to 200, each for up to 5 MB or 5 invocations at a time. They are paid by the hour.
   *
   * @default 1
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-scaling-modes.html
   */
  readonly minimumPollers?: number;

  /**
   * How many pollers there may be under load, 1 to 2,000, and no fewer than `minimumPollers`. More than the topic has partitions are of no use.
   *
   * @default 200
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-scaling-modes.html
   */
  readonly maximumPollers?: number;

  /**
   * The name under which up to 100 mappings in one VPC share their pollers and the price of them: up to 128 letters, digits, hyphens and
   * underscores. The `maximumPollers` of all of them together must not exceed 2,000.
   *
   * @default - pollers of its own
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html
   */
  readonly pollerGroupName?: string;

  /**
   * How often a failed batch is tried again, 0 to 10,000. Then it goes to the failure destination, and its partition goes on.
   *
   * @default 10
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
   */
  readonly retryAttempts?: number;

  /**
   * The age from which a record is not tried any more but goes to the failure destination: 60 to 604,800 whole seconds. It also bounds how long
   * a throttled function is waited for, which no number of retries does.
   *
   * @default - none: a topic may hold records of any age, and those above the limit would be passed over when reading begins
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
   */
  readonly maxRecordAge?: Duration;

  /**
   * Whether a batch that failed is split in two for the next try, until the records that fail stand alone.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
   */
  readonly bisectBatchOnError?: boolean;

  /**
   * Whether the code answers with the records that failed, so that those before the first of them are not tried again. An empty answer
   * means that all succeeded.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * What the pollers write to the log group of the function. Each level holds those above it: WARN, INFO, DEBUG.
   *
   * @default EventSourceMappingLogLevel.WARN
   * @see https://docs.aws.amazon.com/lambda/latest/dg/esm-logging.html
   */
  readonly systemLogLevel?: EventSourceMappingLogLevel;

  /**
   * Whether the pollers count their errors: in polling, invoking, committing, reading schemas and delivering failures. Nothing else shows them.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
   */
  readonly errorMetrics?: boolean;

  /**
   * Whether the pollers measure how far they are behind: `MaxOffsetLag` and `SumOffsetLag` of the mapping.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
   */
  readonly kafkaMetrics?: boolean;

  /**
   * Where the schemas of the records are.
   *
   * @default - records reach the function as they are, whatever they hold
   */
  readonly schemaRegistry?: KafkaSchemaRegistry;
}

/** What a mode of polling asks of the mapping. */
interface KafkaPollingConfig {
  readonly properties: Omit<CfnEventSourceMappingProps, 'functionName'>;
  readonly schemaRegistryConfig?: CfnEventSourceMapping.SchemaRegistryConfigProperty;
  readonly statements: PolicyStatement[];
}

/**
 * Who reads the topic: pollers that are always there, or such as the service thinks fit.
 *
 * Provisioned pollers are the default, the smallest number of them. Only they give up a record that always fails, take partial answers, log, and
 * reach Lambda and the secrets without a NAT gateway or endpoints in the network of the brokers. They cost money while the topic is idle:
 * see `pollerGroupName`, or choose `onDemand()`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-scaling-modes.html
 * @see https://aws.amazon.com/lambda/pricing/
 */
export class KafkaPolling {
  /** Pollers that are always there. Changing from one mode to the other replaces nothing. */
  public static provisioned(options: ProvisionedKafkaPollingOptions = {}): KafkaPolling {
    return new KafkaPolling(options);
  }

  /**
   * Pollers that are added and removed as records come, and cost nothing.
   *
   * A batch that fails blocks its partition: the service decides when, if ever, it goes to the failure destination, and it is gone when
   * the topic drops it. The network of the brokers needs a NAT gateway, or endpoints for Lambda, STS, Secrets Manager where there are
   * secrets, and the failure destination.
   */
  public static onDemand(): KafkaPolling {
    return new KafkaPolling();
  }

  private constructor(private readonly provision?: ProvisionedKafkaPollingOptions) {
  }

  /** @internal */
  public get _provisioned(): boolean {
    return this.provision !== undefined;
  }

  /** @internal */
  public get _grouped(): boolean {
    return this.provision?.pollerGroupName !== undefined;
  }

  /**
   * What the pollers call from the network of the brokers. Provisioned ones go their own way.
   *
   * @internal
   */
  public _needs(readsSecrets: boolean): string[] {
    return this._provisioned ? [] : ['lambda', 'sts', ...(readsSecrets ? ['secretsmanager'] : [])];
  }

  /** @internal */
  public _problems(): (Problem | undefined)[] {
    return this.provision ? pollerProblems(this.provision) : [];
  }

  /** @internal */
  public _bind(scope: Construct): KafkaPollingConfig {
    return this.provision ? provisionedConfig(scope, this.provision) : { properties: {}, statements: [] };
  }
}

function provisionedConfig(scope: Construct, options: ProvisionedKafkaPollingOptions): KafkaPollingConfig {
  const { minimumPollers = KAFKA_MAPPING_LIMITS.minimumPollers.min, maximumPollers, pollerGroupName, maxRecordAge } = options;
  const registry = options.schemaRegistry?._bind(scope);
  const metrics = [
    MetricType.EVENT_COUNT,
    ...((options.errorMetrics ?? true) ? [MetricType.ERROR_COUNT] : []),
    ...((options.kafkaMetrics ?? true) ? [MetricType.KAFKA_METRICS] : []),
  ];
  return {
    properties: compact({
      provisionedPollerConfig: compact({ minimumPollers, maximumPollers, pollerGroupName }),
      maximumRetryAttempts: options.retryAttempts ?? KAFKA_MAPPING_LIMITS.retryAttempts.usual,
      maximumRecordAgeInSeconds: maxRecordAge?.toSeconds(),
      bisectBatchOnFunctionError: options.bisectBatchOnError ?? true,
      functionResponseTypes: (options.reportBatchItemFailures ?? true) ? [PARTIAL_BATCHES] : undefined,
      loggingConfig: { systemLogLevel: options.systemLogLevel ?? EventSourceMappingLogLevel.WARN },
      metricsConfig: { metrics },
    }),
    schemaRegistryConfig: registry?.properties,
    statements: registry?.statements ?? [],
  };
}
