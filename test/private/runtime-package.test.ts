import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageRoot, runtimeDirectory } from '../../lib/private/runtime-package';

const REPOSITORY = resolve(__dirname, '../..');

describe('a program that is shipped', () => {
  test('is found from the sources', () => {
    expect(runtimeDirectory('smoke-test')).toBe(join(REPOSITORY, 'runtime', 'smoke-test'));
    expect(existsSync(join(runtimeDirectory('smoke-test'), 'index.mjs'))).toBe(true);
  });

  test('is found from the compiled files of an installed package, past package.json files of others', () => {
    const project = realpathSync(mkdtempSync(join(tmpdir(), 'runtime-package-')));
    const installed = join(project, 'node_modules', 'cdk-lambda-patterns');
    mkdirSync(join(installed, 'dist', 'lib', 'private'), { recursive: true });
    writeFileSync(join(project, 'package.json'), '{"name":"shop"}');
    writeFileSync(join(installed, 'package.json'), '{"name":"cdk-lambda-patterns"}');
    writeFileSync(join(installed, 'dist', 'package.json'), '{"type":"commonjs"}');
    expect(packageRoot(join(installed, 'dist', 'lib', 'private'))).toBe(installed);
    rmSync(project, { recursive: true });
  });

  test('is looked for no higher than the root of the file system', () => {
    expect(packageRoot(tmpdir())).toBe('/');
  });
});
