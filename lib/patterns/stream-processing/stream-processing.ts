import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { StreamFailure } from '../../event-source-mappings';
import type { ShardProcessing, SourceFilter, StreamSourceOptions } from '../../event-source-mappings';
import type { StreamSourceConfig } from '../../event-source-mappings/stream-mapping';
import { AsyncFailure } from '../../function';
import { defineFailureQueue } from '../../private/failure-sink';
import { compact } from '../../private/values';
import { defineStreamAlarms } from './stream-processing-alarms';
import { StreamProcessingMetrics } from './stream-processing-metrics';
import type { StreamProcessingOptions } from './stream-processing-options';

/** Long enough for a batch of a hundred records with a call each. */
const DEFAULT_TIMEOUT = Duration.minutes(1);

/** What the patterns ask of their mapping beside what they have in common. */
interface ShardOptions {
  readonly processing?: ShardProcessing;
  readonly filters?: SourceFilter[];
}

/** Makes the source, once it is known where failures go. */
type SourceFactory = (onFailure: StreamFailure) => { _bind(target: IFunction): StreamSourceConfig };

/** What stands behind a stream. */
export interface StreamProcessing {
  readonly function: IFunction;
  /** Undefined where failures go elsewhere. */
  readonly failureQueue?: IQueue;
  readonly metrics: StreamProcessingMetrics;
}

/** The options of the mapping that follow from those of the pattern. */
export function streamSourceOptions(props: StreamProcessingOptions & ShardOptions): StreamSourceOptions {
  const { batchSize, maxBatchingWindow, processing, retryAttempts, maxRecordAge, bisectBatchOnError, reportBatchItemFailures } = props;
  const { filters = [], paused, encryptionKey, removalPolicy } = props;
  return compact({
    batchSize, maxBatchingWindow, processing, retryAttempts, maxRecordAge, bisectBatchOnError, reportBatchItemFailures, encryptionKey, removalPolicy,
    filterEncryptionKey: filters.length > 0 ? encryptionKey : undefined,
    enabled: paused ? false : undefined,
  });
}

/** Defines function, failure queue, mapping and alarms of a pattern whose options were checked. */
export function defineStreamProcessing(scope: Construct, props: StreamProcessingOptions, sourceOf: SourceFactory): StreamProcessing {
  const { encryptionKey, alarmTopic, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = props;
  const ownQueue = props.onFailure ? undefined : defineFailureQueue(scope, compact({ encryptionKey, removalPolicy }));
  const worker = props.function.bind(scope, {
    // What the user did not say is left out: the function has defaults of its own, and an organisation may have others.
    defaults: compact({ encryptionKey, removalPolicy: props.removalPolicy, alarmTopic, timeout: DEFAULT_TIMEOUT }),
    asyncFailure: AsyncFailure.none('only its stream invokes it, whose mapping keeps what failed', compact({ deadLetterQueue: ownQueue })),
  });
  // The queue is the pattern's and not the mapping's, since the function is told of it before it has a mapping.
  const source = sourceOf(props.onFailure ?? StreamFailure.toQueue(ownQueue))._bind(worker.function);
  const failureQueue = ownQueue ?? source.failureQueue;
  const metrics = StreamProcessingMetrics.fromMapping(source.mapping, worker.function, failureQueue);
  defineStreamAlarms(scope, compact({ mapping: source.mapping, metrics, timeout: worker.timeout }), props.alarms ?? {}, alarmTopic);
  return compact({ function: worker.function, failureQueue, metrics });
}
