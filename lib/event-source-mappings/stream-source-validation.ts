import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { Duration, IEnvironmentAware } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit, outside } from '../private/errors';
import { STREAM_MAPPING_LIMITS } from '../private/limits';
import { known, knownSeconds } from '../private/values';
import { warn } from '../private/warnings';
import { mappingTagProblems } from './mapping-tags';
import { recordAgeProblems, tightReread } from './record-age';
import type { StreamSourceOptions } from './stream-source-options';

/** What Kinesis and table streams refuse alike. */
export function streamOptionProblems(options: StreamSourceOptions, retentionPeriod: Duration | undefined): (Problem | undefined)[] {
  const { batchSize: sizes, batchingWindowSeconds: windows, retryAttempts: attempts } = STREAM_MAPPING_LIMITS;
  const [batchSize, window, retries] = [known(options.batchSize), knownSeconds(options.maxBatchingWindow), known(options.retryAttempts)];
  return [
    outside(batchSize, sizes.min, sizes.max, {
      code: lit`StreamSourceBatchSizeOutOfRange`,
      message: `batchSize must be a whole number between ${sizes.min} and ${sizes.max}, got ${batchSize}: choose a value in that range`,
    }),
    outside(window, windows.min, windows.max, {
      code: lit`StreamSourceBatchingWindowOutOfRange`,
      message: `maxBatchingWindow must be between ${windows.min} and ${windows.max} whole seconds, got ${window} s: shorten it`,
    }),
    outside(retries, attempts.min, attempts.max, {
      code: lit`StreamSourceRetryAttemptsOutOfRange`,
      message: `retryAttempts must be a whole number between ${attempts.min} and ${attempts.max}, got ${retries}: to try as long as possible give ${attempts.max} and a longer maxRecordAge`,
    }),
    options.processing?._problem,
    ...options.maxRecordAge ? recordAgeProblems(options.maxRecordAge, retentionPeriod) : [],
    ...mappingTagProblems(options.tags),
  ];
}

/** Lambda polls streams of any account, and of no other Region. */
export function regionProblem(target: IConstruct, { env }: IEnvironmentAware): Problem | undefined {
  const { region } = Stack.of(target);
  return Token.compareStrings(env.region, region) !== TokenComparison.DIFFERENT ? undefined : {
    code: lit`StreamSourceInOtherRegion`,
    message: `source must be in the Region of the function (${region}), got one in ${env.region}: define the function there`,
  };
}

/** Warns where the records of failures would point at nothing when somebody reads them. */
export function warnOfTightReread(scope: IConstruct, source: string, age: Duration, retentionPeriod: Duration | undefined): void {
  const left = tightReread(age, retentionPeriod);
  if (left !== undefined) {
    warn(scope, `${source}.rereadTimeShort`, `maxRecordAge leaves ${left} s to read failed records again before the stream drops them, and should leave ${STREAM_MAPPING_LIMITS.rereadSeconds} s: lower it, keep records longer, or take StreamFailure.toBucket(), which stores the records`);
  }
}
