import { Token } from 'aws-cdk-lib';
import { Version } from 'aws-cdk-lib/aws-lambda';
import type { IVersion } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { ErrorCode } from '../private/errors';
import { lit, reject } from '../private/errors';
import type { RolledOutFunction, RolloutStrategy } from './alias-route';

/** The alias names the version of this deployment. */
export function allAtOnce(): RolloutStrategy {
  return { route: (_scope, { version }) => ({ version }), bind: () => undefined };
}

/** The alias names a version by its number. */
export function pinned(version: string): RolloutStrategy {
  return {
    route: (scope, fn) => {
      checkNumber(scope, 'version', version, lit`RolloutPinnedVersionInvalid`);
      return { version: keptVersion(scope, 'PinnedVersion', fn, version) };
    },
    bind: () => undefined,
  };
}

/** A version that an earlier deployment published and kept. */
export function keptVersion(scope: Construct, id: string, fn: RolledOutFunction, version: string): IVersion {
  return Version.fromVersionAttributes(scope, id, { lambda: fn.function, version });
}

/** Refuses what is not the number of a published version. */
export function checkNumber(scope: Construct, prop: string, version: string, code: ErrorCode): void {
  if (!Token.isUnresolved(version) && !/^[1-9]\d*$/.test(version)) {
    reject(scope, code, `${prop} must be the number of a published version, got ${JSON.stringify(version)}: neither $LATEST nor an alias can be named, look the number up`);
  }
}
