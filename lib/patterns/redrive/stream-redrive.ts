import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { AlarmTuning, FunctionLogging } from '../../function';
import { AT_ONCE, ONE_MINUTE } from '../../private/alarm-definition';
import { defineFailureQueue } from '../../private/failure-sink';
import { admitPublisher } from '../../private/topic-publisher';
import { compact } from '../../private/values';
import type { FailedBatches } from './failed-batches';
import { defineRedriveFunction } from './stream-redrive-function';
import { StreamRedriveGrants } from './stream-redrive-grants';
import { StreamRedriveMetrics } from './stream-redrive-metrics';

/** Tunes the alarm of a stream redrive, or turns it off. */
export interface StreamRedriveAlarmOptions {
  /**
   * Failed batches of which the stream had dropped records.
   *
   * @default - at least 1 in a minute
   */
  readonly batchesLost?: AlarmTuning;
}

/** What is replayed. */
export interface StreamRedriveProps {
  /** The failures. */
  readonly failures: FailedBatches;

  /**
   * A customer key for the queue of lost batches and the logs.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * The topic that is told when the alarm fires.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - the alarm changes state and tells nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * Tunes the alarm, or turns it off.
   *
   * @default - the alarm as it is
   */
  readonly alarms?: StreamRedriveAlarmOptions;

  /**
   * What becomes of the queue of lost batches and the logs when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Replays batches of a stream that failed for good. An operator starts it, by hand; nothing else ever does:
 *
 * `aws lambda invoke --function-name <name> --cli-binary-format raw-in-base64-out --cli-read-timeout 0 --payload '{"replay": true}' answer.json`
 *
 * With the payload `{}` it only says what it would do. For each failure it reads the records again from the stream, calls the function that
 * failed with an event as its mapping would make it, one at a time, and deletes the failure once all its records succeeded. A failure that
 * fails again stays, and so does what is not reached before the run ends after 15 minutes: start it again.
 *
 * What the stream has dropped cannot be replayed: after what is left of the batch was, its failure moves to `lostQueue`, where an alarm finds it.
 *
 * The filters of the mapping are not known to it. A range that holds more records than failed, which filters and several batches of a shard
 * at once bring about, is replayed only when asked for with `{"replay": true, "surplus": true}`.
 */
@propertyInjectable
export class StreamRedrive extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.StreamRedrive';

  /** What replays. Invoke it to start. */
  public readonly function: IFunction;

  /** Where failures end of which the stream had dropped records: nothing reads it, and each is a loss that somebody must judge. */
  public readonly lostQueue: IQueue;

  /** What others may be allowed to do. */
  public readonly grants: StreamRedriveGrants;

  /** The metrics of what was lost. */
  public readonly metrics: StreamRedriveMetrics;

  constructor(scope: Construct, id: string, props: StreamRedriveProps) {
    super(scope, id);
    const failures = props.failures._bind(this);
    const { encryptionKey, alarmTopic, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = props;
    const owned = compact({ encryptionKey, removalPolicy });

    this.lostQueue = defineFailureQueue(new Construct(this, 'Lost'), owned);
    const { logGroup } = FunctionLogging.toOwnGroup().bind(this, owned);
    this.function = defineRedriveFunction(this, { failures, lostQueue: this.lostQueue, logGroup });
    this.metrics = StreamRedriveMetrics.fromStreamRedrive(this);
    this.grants = StreamRedriveGrants.fromStreamRedrive(this);
    defineAlarm(this, this.metrics, props.alarms ?? {}, alarmTopic);
  }
}

function defineAlarm(scope: Construct, metrics: StreamRedriveMetrics, tuning: StreamRedriveAlarmOptions, topic: ITopic | undefined): void {
  const alarms = new Construct(scope, 'Alarms');
  admitPublisher(alarms, topic, 'cloudwatch.amazonaws.com');
  (tuning.batchesLost ?? AlarmTuning.standard())._define(alarms, 'BatchesLost', {
    metric: metrics.batchesLost({ period: ONE_MINUTE }),
    threshold: 1,
    ...AT_ONCE,
    description: 'A failed batch came too late to be replayed: the stream had dropped records of it',
  }, topic);
}
