import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import type { IDBClusterRef } from 'aws-cdk-lib/aws-docdb';
import type { CfnEventSourceMapping, IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { compact, known } from '../private/values';
import { checkReachability } from './broker-network';
import { brokerSecret } from './broker-secret';
import { clusterConnection } from './document-cluster';
import { checkDocumentDbSource, warnOfDoubtfulDocumentDbSource } from './document-db-source-validation';
import { defineMapping, mappingScope } from './mapping';
import { mappingTags } from './mapping-tags';
import { allowNetworkInterfaces } from './poller-rights';
import { sourceName } from './source-name';
import type { StreamPosition } from './start-position';

/** The name of the class in paths and warnings. */
const SOURCE = 'DocumentDbSource';

/** What the pollers look up before they connect. @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html */
const DESCRIBE_CLUSTER = ['rds:DescribeDBClusterParameters', 'rds:DescribeDBClusters', 'rds:DescribeDBSubnetGroups'];

/** What an event says of a document that was updated. */
export enum FullDocument {
  /** Only what has changed. */
  DEFAULT = 'Default',

  /**
   * What has changed, and a copy of the whole document as it is when the event is read, which may be later than the change.
   * Events grow by the document: one above 6 MB is dropped and counted in the metric `OversizedRecordCount`.
   */
  UPDATE_LOOKUP = 'UpdateLookup',
}

/** How Lambda takes changes from a cluster of Amazon DocumentDB. */
export interface DocumentDbSourceOptions {
  /**
   * The database whose changes are taken, 1 to 63 characters, none of them a blank, `/`, `.`, `$` or `"`.
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

  /** Where the mapping begins to read. **A change replaces the mapping**, which loses its position. */
  readonly startingPosition: StreamPosition;

  /**
   * What an event says of a document that was updated.
   *
   * @default FullDocument.DEFAULT
   */
  readonly fullDocument?: FullDocument;

  /**
   * The most changes in one invocation, 1 to 10,000. A batch never exceeds 6 MB.
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
   * Whether changes are taken. When not, the position is kept, and the cluster goes on dropping what grows too old.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Up to 50 tags of the mapping.
   *
   * @default - those of its scope
   */
  readonly tags?: { [key: string]: string };
}

/**
 * The changes in a cluster of Amazon DocumentDB as the event source of any function:
 * `fn.addEventSource(new DocumentDbSource(cluster, { database: 'shop', secret, startingPosition: StreamPosition.trimHorizon() }))`.
 *
 * Grants exactly what the pollers need, and keeps their network rights from the code. Warns when the pollers, which live in the
 * subnets and security groups of the cluster, cannot reach what they need. Another cluster or position **replaces the mapping**.
 *
 * Two things are done in the cluster itself, with a client: change streams are turned on for the database
 * (`modifyChangeStreams`), and their retention is set, 3 hours unless you raise it. The engine is version 4.0 or later, of
 * a regional cluster with instances.
 *
 * A failed batch is tried until it succeeds, and nothing behind it is read meanwhile. When the retention is over first, the
 * changes are lost and Lambda disables the mapping: this source has neither filters, a retry limit, nor a failure destination.
 * Cluster and function share one account and Region.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
 */
export class DocumentDbSource implements IEventSource {
  constructor(private readonly cluster: IDBClusterRef, private readonly options: DocumentDbSourceOptions) {
  }

  /** Defines the mapping below the function. Called by `addEventSource()`. */
  public bind(target: IFunction): void {
    this._bind(target);
  }

  /**
   * Refuses what can never work, before a pattern defines anything.
   *
   * @internal
   */
  public _check(scope: IConstruct): void {
    checkDocumentDbSource(scope, this.cluster, this.options);
  }

  /** @internal */
  public _bind(target: IFunction): { readonly mapping: CfnEventSourceMapping } {
    const { cluster, options } = this;
    this._check(target);
    warnOfDoubtfulDocumentDbSource(target, cluster);

    const { access, statements } = brokerSecret('BASIC_AUTH', options.secret);
    const scope = mappingScope(target, SOURCE, this.mappingName(target));
    const mapping = defineMapping(scope, target, {
      source: SOURCE,
      statements,
      dependencies: allowNetworkInterfaces(target, SOURCE, DESCRIBE_CLUSTER),
      properties: {
        // The service counts no events of such a mapping.
        metricsConfig: undefined,
        ...compact({
          eventSourceArn: clusterArn(cluster, target),
          documentDbEventSourceConfig: this.config(),
          sourceAccessConfigurations: [access],
          ...options.startingPosition._properties(),
          batchSize: options.batchSize,
          maximumBatchingWindowInSeconds: options.maxBatchingWindow?.toSeconds(),
          enabled: options.enabled,
          tags: mappingTags(options.tags),
        }),
      },
    });
    acknowledge(scope, 'changes are tried until they expire: the mapping of a cluster takes no failure destination', 'Serverless-LambdaEventSourceMappingDestination');
    checkReachability(scope, clusterConnection(cluster, SOURCE));
    return { mapping };
  }

  private config(): CfnEventSourceMapping.DocumentDBEventSourceConfigProperty {
    const { database: databaseName, collection: collectionName, fullDocument } = this.options;
    return compact({ databaseName, collectionName, fullDocument });
  }

  /** A cluster has many databases and collections, each with a mapping of its own. */
  private mappingName(target: IFunction): string {
    const { database, collection } = this.options;
    return [sourceName(this.cluster, target), known(database), known(collection)].filter((part) => part !== undefined).join(':');
  }
}

/** A cluster of DocumentDB has an ARN of Amazon RDS. */
function clusterArn({ dbClusterRef, env }: IDBClusterRef, target: IFunction): string {
  const { account, region } = env;
  return Stack.of(target).formatArn({
    service: 'rds', resource: 'cluster', resourceName: dbClusterRef.dbClusterId, arnFormat: ArnFormat.COLON_RESOURCE_NAME, account, region,
  });
}
