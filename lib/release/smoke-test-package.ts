import { createHash } from 'node:crypto';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { runtimeDirectory } from '../private/runtime-package';

/**
 * The program of the hook together with its events, as one package.
 *
 * It is put together in the assembly, anew each time: an assembly may hold one of an older release of the library.
 */
export function packageOf(scope: Construct, plan: string): Code {
  const hash = createHash('sha256').update(plan).digest('hex');
  const directory = join(resolve(Stage.of(scope)?.assetOutdir ?? tmpdir()), `smoke-test-${hash}`);
  rmSync(directory, { recursive: true, force: true });
  cpSync(runtimeDirectory('smoke-test'), directory, { recursive: true });
  writeFileSync(join(directory, 'plan.json'), plan);
  return Code.fromAsset(directory);
}
