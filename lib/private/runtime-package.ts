import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGE = 'cdk-lambda-patterns';

/**
 * The directory of a program that the library runs in functions of its own. They are shipped as they are, in `runtime/`.
 *
 * The way there depends on whether the library runs from its sources or compiled, so it starts at the library's own package.json.
 */
export function runtimeDirectory(name: string): string {
  return join(packageRoot(__dirname), 'runtime', name);
}

/** The nearest directory upwards that is this package; the file system's root where there is none, as in a bundle of an app. */
export function packageRoot(directory: string): string {
  const above = dirname(directory);
  return above === directory || isPackage(join(directory, 'package.json')) ? directory : packageRoot(above);
}

function isPackage(file: string): boolean {
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { readonly name?: string }).name === PACKAGE;
}
