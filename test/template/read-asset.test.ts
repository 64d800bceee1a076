import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '../../lib/template';
import { assetOf, readAsset } from '../../lib/template';
import { fnOf, folder, place, zip } from '../checks/asset-kit';
import { appOf } from '../checks/rule-kit';

const FILES = { 'index.js': 'exports.handler = 1;', 'lib/deep/a.txt': 'a'.repeat(10_000), run: { content: '#!/bin/sh\n', mode: 0o755 } };

function listed(asset: Asset | undefined): unknown {
  return asset?.files.map(({ path, size, mode }) => [path, size, mode?.toString(8)]);
}

describe.each<[string, (files: typeof FILES) => string]>([['a folder', folder], ['a zip', zip]])('%s', (_, make) => {
  test('is read with sizes and modes', () => {
    const asset = readAsset(make(FILES));
    expect(listed(asset)).toEqual([['index.js', 20, '644'], ['lib/deep/a.txt', 10_000, '644'], ['run', 10, '755']]);
    expect([asset?.bytes, asset?.isComplete, asset?.hasFolder('lib'), asset?.hasFolder('li')]).toEqual([10_030, true, true, false]);
  });

  test('gives the first bytes of a file', () => {
    const asset = readAsset(make(FILES));
    expect(asset?.file('run')?.head().toString()).toBe('#!/bin/sh\n');
    expect(asset?.file('lib/deep/a.txt')?.head()).toHaveLength(4_096);
  });

  test('has no file where a folder is', () => {
    expect(readAsset(make(FILES))?.file('lib')).toBeUndefined();
  });

  test('is not complete beyond the limit', () => {
    expect(readAsset(make(FILES), 5)?.isComplete).toBe(true);
    expect(readAsset(make(FILES), 2)?.isComplete).toBe(false);
    expect(readAsset(make(FILES), 0)?.isComplete).toBe(false);
  });
});

describe('links in a folder', () => {
  test('count as the file they lead to', () => {
    const path = folder(FILES);
    symlinkSync('index.js', join(path, 'other.js'));
    const asset = readAsset(path);
    expect([asset?.isComplete, asset?.file('other.js')?.size]).toEqual([true, 20]);
  });

  test.each<[string, string]>([['out of it', '/etc/hosts'], ['to a folder', 'lib'], ['to nothing', 'nowhere'], ['to itself', 'link']])('are not followed %s', (_, target) => {
    const path = folder(FILES);
    symlinkSync(target, join(path, 'link'));
    const asset = readAsset(path);
    expect([asset?.isComplete, asset?.entries.has('link')]).toEqual([false, false]);
  });
});

describe('a zip', () => {
  test('that was not made on Unix has no modes', () => {
    expect(listed(readAsset(zip({ 'a.js': 'a' }, 0)))).toEqual([['a.js', 1, undefined]]);
  });

  test.each<[string, Parameters<typeof zip>[0]]>([
    ['a link', { link: { content: 'a', mode: 0o120777 } }],
    ['a path out of it', { '../a.js': 'a' }],
    ['an absolute path', { '/a.js': 'a' }],
    ['a path of Windows', { 'lib\\a.js': 'a' }],
  ])('with %s is not complete', (_, files) => {
    const asset = readAsset(zip(files));
    expect([asset?.isComplete, asset?.entries.size]).toEqual([false, 0]);
  });

  test('knows paths that begin with a dot, and folders', () => {
    const asset = readAsset(zip({ './': '', 'lib/': { content: '', mode: 0o755 }, './a.js': 'a' }));
    expect([...asset?.entries.keys() ?? []]).toEqual(['a.js', 'lib']);
    expect(listed(asset)).toEqual([['a.js', 1, '644']]);
  });

  test('that is cut off is none', () => {
    const path = zip(FILES);
    truncateSync(path, 200);
    expect(readAsset(path)).toBeUndefined();
  });

  test('with a list that is not where it says is none', () => {
    const path = place();
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt32LE(16, 12);
    writeFileSync(path, Buffer.concat([Buffer.alloc(64), end]));
    expect(readAsset(path)).toBeUndefined();
  });
});

describe('no asset', () => {
  test.each<[string, () => string]>([
    ['nothing', place],
    ['an empty file', () => {
      const path = place();
      writeFileSync(path, '');
      return path;
    }],
    ['another file', () => {
      const path = place();
      writeFileSync(path, 'x'.repeat(100_000));
      return path;
    }],
  ])('is %s', (_, path) => {
    expect(readAsset(path())).toBeUndefined();
  });

  test('is what an empty folder is not', () => {
    const path = place();
    mkdirSync(path);
    expect(readAsset(path)?.files).toEqual([]);
  });
});

describe('the asset of a resource', () => {
  test('is read once', () => {
    const app = appOf({ A: fnOf(folder(FILES)), B: fnOf(folder(FILES)) });
    const [a, b] = app.ofType('AWS::Lambda::Function');
    expect(assetOf(a)?.file('run')?.mode).toBe(0o755);
    expect(assetOf(a)).toBe(assetOf(a));
    expect(assetOf(b)).not.toBe(assetOf(a));
  });

  test('is not there without a path', () => {
    const [lone] = appOf({ A: { Type: 'AWS::Lambda::Function', Properties: {} } }).ofType('AWS::Lambda::Function');
    expect(assetOf(lone)).toBeUndefined();
  });
});
