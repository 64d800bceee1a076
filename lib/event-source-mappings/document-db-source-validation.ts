import type { IDBClusterRef } from 'aws-cdk-lib/aws-docdb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit, outside, rejectAll } from '../private/errors';
import { BROKER_MAPPING_LIMITS, CHANGE_STREAM_LIMITS } from '../private/limits';
import { known, knownSeconds } from '../private/values';
import { warn } from '../private/warnings';
import { secretProblem } from './broker-secret';
import { warnOfLongTimeout } from './broker-timeout';
import { changeRetentionSeconds, clusterResource } from './document-cluster';
import type { DocumentDbSourceOptions } from './document-db-source';
import { foreignPlace } from './foreign-place';
import { mappingTagProblems } from './mapping-tags';

/** The version whose change streams Lambda does not read. @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html */
const UNSUPPORTED_VERSION = '3.6';

/** Refuses what the service would refuse, or what can never work, before anything is defined. */
export function checkDocumentDbSource(scope: IConstruct, cluster: IDBClusterRef, options: DocumentDbSourceOptions): void {
  const { batchSize: sizes, batchingWindowSeconds: windows } = BROKER_MAPPING_LIMITS;
  const [batchSize, window] = [known(options.batchSize), knownSeconds(options.maxBatchingWindow)];
  rejectAll(scope, [
    versionProblem(cluster),
    elsewhereProblem(scope, cluster),
    databaseProblem(known(options.database)),
    collectionProblem(known(options.collection)),
    secretProblem(options.secret),
    options.startingPosition._problem(),
    outside(batchSize, sizes.min, sizes.max, {
      code: lit`DocumentDbSourceBatchSizeOutOfRange`,
      message: `batchSize must be a whole number between ${sizes.min} and ${sizes.max}, got ${batchSize}: choose a value in that range`,
    }),
    outside(window, windows.min, windows.max, {
      code: lit`DocumentDbSourceBatchingWindowOutOfRange`,
      message: `maxBatchingWindow must be between ${windows.min} and ${windows.max} whole seconds, got ${window} s: shorten it, or leave it out for half a second`,
    }),
    ...mappingTagProblems(options.tags),
  ]);
}

/** Warns of what deploys and loses changes. */
export function warnOfDoubtfulDocumentDbSource(target: IFunction, cluster: IDBClusterRef): void {
  warnOfLongTimeout(target, 'DocumentDbSource');
  const { recommended } = CHANGE_STREAM_LIMITS.retentionSeconds;
  const retention = changeRetentionSeconds(cluster);
  if (retention !== undefined && retention < recommended) {
    warn(target, 'DocumentDbSource.retentionShort', `the cluster keeps changes for ${retention} s: a batch that fails longer is lost with all behind it and the mapping is disabled, set change_stream_log_retention_duration in its parameter group to ${recommended} or more`);
  }
}

function versionProblem(cluster: IDBClusterRef): Problem | undefined {
  const version = known(clusterResource(cluster)?.engineVersion);
  return !version?.startsWith(UNSUPPORTED_VERSION) ? undefined : {
    code: lit`DocumentDbSourceEngineVersion`,
    message: `engineVersion of the cluster must be 4.0 or later, got ${JSON.stringify(version)}: Lambda does not read its changes, upgrade the cluster`,
  };
}

function elsewhereProblem(scope: IConstruct, cluster: IDBClusterRef): Problem | undefined {
  const elsewhere = foreignPlace(scope, cluster);
  return elsewhere && {
    code: lit`DocumentDbSourceElsewhere`,
    message: `cluster must be in the account and Region of the function, ${elsewhere.wanted}, got ${elsewhere.actual}: Lambda reads no cluster elsewhere, define the function beside it`,
  };
}

function databaseProblem(database: string | undefined): Problem | undefined {
  const { maxLength, pattern } = BROKER_MAPPING_LIMITS.database;
  return database === undefined || (database.length <= maxLength && pattern.test(database)) ? undefined : {
    code: lit`DocumentDbSourceDatabaseInvalid`,
    message: `database must have 1 to ${maxLength} characters without blank, /, ., $ or ", got ${JSON.stringify(database)}: give the name of a database of the cluster`,
  };
}

function collectionProblem(collection: string | undefined): Problem | undefined {
  const { maxLength, pattern } = BROKER_MAPPING_LIMITS.collection;
  return collection === undefined || (collection.length <= maxLength && pattern.test(collection)) ? undefined : {
    code: lit`DocumentDbSourceCollectionInvalid`,
    message: `collection must have 1 to ${maxLength} characters without $, begin with a letter, a digit or _ and not with system., got ${JSON.stringify(collection)}: give the name of a collection, or leave it out for all`,
  };
}
