import { join } from 'node:path';
import { fromProject, sourceRoot } from '../../lib/code/project-path';
import { project, temporaryDirectory } from './project';

function from<T>(directory: string, act: () => T): T {
  const here = process.cwd();
  process.chdir(directory);
  try {
    return act();
  } finally {
    process.chdir(here);
  }
}

describe('a relative path', () => {
  test('starts at the nearest package.json above the working directory', () => {
    const root = project({ 'infra/bin/app.ts': '' });
    expect(from(join(root, 'infra/bin'), () => fromProject('src/a.ts'))).toBe(join(root, 'src/a.ts'));
  });

  test('starts at the working directory when there is no package.json', () => {
    const directory = temporaryDirectory();
    expect(from(directory, () => fromProject('src/a.ts'))).toBe(join(directory, 'src/a.ts'));
  });
});

describe('an absolute path', () => {
  test('stays', () => {
    expect(fromProject('/srv/a.ts')).toBe('/srv/a.ts');
  });
});

describe('the root of sources', () => {
  test('is the directory of the lock file, above the packages of a workspace', () => {
    const root = project({ 'packages/a/package.json': '{}', 'packages/a/src/main.ts': '' });
    expect(sourceRoot(join(root, 'packages/a/src/main.ts'))).toBe(root);
  });

  test('is the directory of the entry when nothing else tells', () => {
    const directory = temporaryDirectory();
    expect(sourceRoot(join(directory, 'main.ts'))).toBe(directory);
  });
});
