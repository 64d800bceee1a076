import type { Size } from 'aws-cdk-lib';
import { Runtime, SnapStartConf } from 'aws-cdk-lib/aws-lambda';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { lit, rejectAll } from '../private/errors';
import { SNAP_START_LIMITS } from '../private/limits';
import { knownMebibytes } from '../private/values';

/** What of a function must agree with SnapStart. */
export interface SnapStartBindOptions {
  /** The runtime: Java 11, Python 3.12 or .NET 8, one after them, or that of a container image. */
  readonly runtime: Runtime;

  /**
   * The size of `/tmp`, at most 512 MB.
   *
   * @default - 512 MB
   */
  readonly ephemeralStorageSize?: Size;

  /**
   * Whether a file system is mounted. It must not be.
   *
   * @default false
   */
  readonly fileSystem?: boolean;

  /**
   * Whether environments are kept warm. They must not be.
   *
   * @default false
   */
  readonly warm?: boolean;
}

/**
 * Starts environments from a snapshot that is taken, once initialised, when a version is published.
 *
 * Whatever the initialisation makes up is shared by all environments of a version: make random seeds, ids and
 * temporary credentials in the handler or after the restore, and let connections be opened again. Hooks that run at
 * the restore have 10 s. Python and .NET pay for the cached snapshot of every version that is kept, and for each restore.
 * Turning it on or off publishes a version and replaces nothing.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
 */
export class SnapStart {
  /** Takes a snapshot of every version; the only kind there is. Unpublished code starts cold. */
  public static onPublishedVersions(): SnapStart {
    return new SnapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
  }

  private constructor(private readonly config: SnapStartConf) {
  }

  /**
   * Refuses what cannot be together with a snapshot, and says what to set on the function.
   *
   * @param scope the construct the function is for; errors name it
   */
  public bind(scope: Construct, options: SnapStartBindOptions): SnapStartConf {
    const { runtime, fileSystem = false, warm = false } = options;
    const { ephemeralStorageMb: limit } = SNAP_START_LIMITS;
    const storage = knownMebibytes(options.ephemeralStorageSize) ?? limit;
    rejectAll(scope, [
      // Whether an image can be restored depends on what is in it.
      runtime === Runtime.FROM_IMAGE || runtime.supportsSnapStart ? undefined : {
        code: lit`SnapStartRuntimeUnsupported`,
        message: `runtime must be Java 11, Python 3.12 or .NET 8, a later one of them or a container image with snapStart, got ${runtime.name}: choose such a runtime, or Warm to avoid cold starts`,
      },
      storage <= limit ? undefined : {
        code: lit`SnapStartEphemeralStorageTooLarge`,
        message: `ephemeralStorageSize must be at most ${limit} MB with snapStart, got ${storage} MB: lower it, or leave snapStart out`,
      },
      fileSystem ? {
        code: lit`SnapStartWithFileSystem`,
        message: 'a file system must not be mounted with snapStart, got one: read from S3 instead, or leave snapStart out',
      } : undefined,
      warm ? {
        code: lit`SnapStartWithWarm`,
        message: 'snapStart must not be given together with warm, got both: keep snapStart to pay for nothing idle, or warm for the shortest start',
      } : undefined,
    ]);
    return this.config;
  }

  /**
   * Answers the framework, which asks at every function with SnapStart whether it publishes versions.
   *
   * @internal
   */
  public _acknowledgeVersions(fn: LambdaFunction): void {
    acknowledge(fn, 'every change of the function publishes a version, which its alias names', '@aws-cdk/aws-lambda:snapStartRequirePublish');
  }
}
