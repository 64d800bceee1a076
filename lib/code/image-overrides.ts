import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { lit, rejectAll } from '../private/errors';
import type { Problem } from '../private/errors';
import { IMAGE_LIMITS } from '../private/limits';

/** What a function can say differently than its image. */
export interface ImageOverrides {
  readonly command?: string[];
  readonly entrypoint?: string[];
  readonly workingDirectory?: string;
}

/** Refuses overrides that Lambda would not take. */
export function checkImageOverrides(scope: IConstruct, overrides: ImageOverrides): void {
  rejectAll(scope, [
    tooMany('command', overrides.command),
    tooMany('entrypoint', overrides.entrypoint),
    relativeExecutable(overrides.entrypoint),
    longDirectory(overrides.workingDirectory),
  ]);
}

function tooMany(prop: string, entries: string[] | undefined): Problem | undefined {
  if (entries === undefined || Token.isUnresolved(entries) || (entries.length >= 1 && entries.length <= IMAGE_LIMITS.overrideEntries)) {
    return undefined;
  }
  return {
    code: lit`FunctionCodeImageOverride`,
    message: `${prop} must have 1 to ${IMAGE_LIMITS.overrideEntries} entries, got ${entries.length}: leave it out to keep what the image says`,
  };
}

function relativeExecutable(entrypoint: string[] | undefined): Problem | undefined {
  if (entrypoint === undefined || Token.isUnresolved(entrypoint) || entrypoint.length === 0) {
    return undefined;
  }
  if (Token.isUnresolved(entrypoint[0]) || entrypoint[0].startsWith('/')) {
    return undefined;
  }
  return {
    code: lit`FunctionCodeImageOverride`,
    message: `entrypoint must begin with the absolute path of an executable, got ${JSON.stringify(entrypoint[0])}: write the path it has in the image`,
  };
}

function longDirectory(directory: string | undefined): Problem | undefined {
  if (directory === undefined || Token.isUnresolved(directory) || directory.length <= IMAGE_LIMITS.workingDirectoryLength) {
    return undefined;
  }
  return {
    code: lit`FunctionCodeImageOverride`,
    message: `workingDirectory must be at most ${IMAGE_LIMITS.workingDirectoryLength} characters, got ${directory.length}: use a shorter path in the image`,
  };
}
