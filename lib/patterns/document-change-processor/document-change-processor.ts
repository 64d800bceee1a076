import { Duration } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IDBClusterRef } from 'aws-cdk-lib/aws-docdb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { DocumentDbSource } from '../../event-source-mappings';
import type { FullDocument, StreamPosition } from '../../event-source-mappings';
import { AsyncFailure } from '../../function';
import type { AlarmTuning, FunctionSource } from '../../function';
import { compact } from '../../private/values';
import { defineDocumentChangeAlarms } from './document-change-processor-alarms';
import { DocumentChangeProcessorMetrics } from './document-change-processor-metrics';

/** Long enough for a batch of a hundred changes with a call each. */
const DEFAULT_TIMEOUT = Duration.minutes(1);

/** Tunes the alarms of a document change processor one by one. All are standard unless said otherwise. */
export interface DocumentChangeProcessorAlarmOptions {
  /**
   * How old changes are when they are read, in milliseconds.
   *
   * @default - at or above ten times the batching window and the timeout of the function together, at least a minute and at most
   * half of the time that the cluster keeps changes, in 3 of 5 minutes
   */
  readonly iteratorAge?: AlarmTuning;

  /**
   * Changes above 6 MB, which are lost.
   *
   * @default - at least 1 in a minute
   */
  readonly oversizedChanges?: AlarmTuning;
}

/** A document change processor. */
export interface DocumentChangeProcessorProps {
  /** What works on the changes. */
  readonly function: FunctionSource;

  /** The cluster. Another one **replaces the mapping**. */
  readonly cluster: IDBClusterRef;

  /**
   * The database whose changes are taken, 1 to 63 characters, none of them a blank, `/`, `.`, `$` or `"`.
   * Its change streams must be turned on in the cluster, with a client: `modifyChangeStreams`.
   *
   * Another database is another mapping, which begins at `startingPosition`.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html
   */
  readonly database: string;

  /**
   * The only collection whose changes are taken, 1 to 57 characters, not one of the database's own (`system.`).
   *
   * Another collection is another mapping, which begins at `startingPosition`.
   *
   * @default - all collections of the database
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html
   */
  readonly collection?: string;

  /**
   * The user name and the password with which the pollers sign in, as JSON: `{"username":"...","password":"..."}`.
   * The secret that the cluster of the CDK makes is one. Its ARN has at most 200 characters.
   *
   * An interface with methods, because of its key.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly secret: ISecret;

  /** Where reading begins. **A change replaces the mapping**, which loses its position. */
  readonly startingPosition: StreamPosition;

  /**
   * What an event says of a document that was updated.
   *
   * @default FullDocument.DEFAULT
   */
  readonly fullDocument?: FullDocument;

  /**
   * The most changes in one invocation, 1 to 10,000. A batch never exceeds 6 MB, and is tried again as a whole when it fails.
   *
   * @default 100
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * How long changes are gathered before an invocation, up to 300 whole seconds.
   *
   * Once it was given, only a new mapping goes back to the 500 milliseconds of the service.
   *
   * @default - 500 milliseconds, or until the batch is full
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Stops reading. The position is kept, and the cluster goes on dropping what grows too old.
   *
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Tunes the alarms of the changes, or turns single ones off. Those of the function are set where it comes from.
   *
   * @default - all alarms
   */
  readonly alarms?: DocumentChangeProcessorAlarmOptions;

  /**
   * One customer key for everything the function owns.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * The topic that is told when an alarm of the changes or of the function fires.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - alarms change state and tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * What becomes of what the function owns when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A function that works on the changes in a cluster of Amazon DocumentDB, one batch at a time and in order: a batch that fails is tried until
 * it succeeds, or until the cluster drops it, and an alarm tells while there is still time.
 */
@propertyInjectable
export class DocumentChangeProcessor extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.DocumentChangeProcessor';

  /** What works on the changes. */
  public readonly function: IFunction;

  /** The metrics of the changes. */
  public readonly metrics: DocumentChangeProcessorMetrics;

  constructor(scope: Construct, id: string, props: DocumentChangeProcessorProps) {
    super(scope, id);
    const { cluster, encryptionKey, alarmTopic, removalPolicy } = props;
    const source = sourceOf(props);
    source._check(this);

    const worker = props.function.bind(this, {
      // What the user did not say is left out: the function has defaults of its own, and an organisation may have others.
      defaults: compact({ encryptionKey, removalPolicy, alarmTopic, timeout: DEFAULT_TIMEOUT }),
      asyncFailure: AsyncFailure.none('only its cluster invokes it, whose changes are tried until they expire'),
    });
    this.function = worker.function;
    const { mapping } = source._bind(this.function);

    this.metrics = DocumentChangeProcessorMetrics.fromFunction(this.function);
    const changes = compact({ cluster, mapping, metrics: this.metrics, timeout: worker.timeout });
    defineDocumentChangeAlarms(this, changes, props.alarms ?? {}, alarmTopic);
  }
}

function sourceOf(props: DocumentChangeProcessorProps): DocumentDbSource {
  const { cluster, database, collection, secret, startingPosition, fullDocument, batchSize, maxBatchingWindow, paused } = props;
  return new DocumentDbSource(cluster, compact({
    database, collection, secret, startingPosition, fullDocument, batchSize, maxBatchingWindow, enabled: paused ? false : undefined,
  }));
}
