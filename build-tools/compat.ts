import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The assembly of the last release, committed with it: `cp .jsii compat/released.jsii`. */
const RELEASED = join('compat', 'released.jsii');

/** jsii-diff resolves what the assembly depends on from a package directory, below the one that holds node_modules. */
const PACKAGE = join('dist', 'released');

/** Compares the public API with that of the last release. Accepted breaks are listed by key in .compatignore. */
function main(): void {
  if (!existsSync(RELEASED)) {
    console.log(`compat: nothing is released yet (there is no ${RELEASED}), so there is nothing to break`);
    return;
  }
  const { name, version, dependencies } = JSON.parse(readFileSync(RELEASED, 'utf8')) as { name: string; version: string; dependencies: object };
  mkdirSync(PACKAGE, { recursive: true });
  copyFileSync(RELEASED, join(PACKAGE, '.jsii'));
  writeFileSync(join(PACKAGE, 'package.json'), JSON.stringify({ name, version, dependencies, jsii: {} }));
  const { status } = spawnSync('jsii-diff', [PACKAGE, '.', '--error-on=all', '--keys', '--ignore-file=.compatignore'], { stdio: 'inherit' });
  if (status === 0) {
    console.log(`compat: nothing that users of ${version} rely on is gone`);
  } else {
    process.exitCode = 1;
  }
}

main();
