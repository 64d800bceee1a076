import { compileFunction } from 'node:vm';
import { buildSync } from 'esbuild';
import { runtimeDirectory } from '../../lib/private/runtime-package';

/**
 * Loads a program as it is shipped. Jest runs no ES modules, so its files are joined into one CommonJS module first; the AWS SDK stays
 * outside, as it does in Lambda.
 */
export function runtimeProgram(directory: string, file: string): unknown {
  const { outputFiles: [bundle] } = buildSync({
    entryPoints: [`${runtimeDirectory(directory)}/${file}`], bundle: true, write: false, format: 'cjs', platform: 'node', packages: 'external', logLevel: 'error',
  });
  const program = { exports: {} };
  compileFunction(bundle.text, ['module', 'require', 'process', 'setTimeout', 'Date'])(program, require, process, setTimeout, Date);
  return program.exports;
}
