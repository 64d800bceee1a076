import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BUNDLING_STACKS } from 'aws-cdk-lib/cx-api';
import * as esbuild from 'esbuild';
import { FunctionCode, ModuleFormat } from '../../lib/code';
import { app, define, project, stack, temporaryDirectory } from './project';

jest.mock('esbuild', () => {
  const actual = jest.requireActual('esbuild');
  return { version: actual.version, buildSync: jest.fn(actual.buildSync) };
});

const buildSync = jest.mocked(esbuild.buildSync);

beforeEach(() => buildSync.mockClear());

const SHARED = {
  'src/shared.ts': 'export const shared = (name: string) => `shared ${name}`; export const unused = () => "surplus";',
  'src/a.ts': `import { shared } from './shared'; export const handler = async () => shared('a');`,
  'src/b.ts': `import { shared, unused } from './shared'; export const handler = async () => shared('b') + unused();`,
};

function code(directory: string, entry: string): FunctionCode {
  return FunctionCode.typescript(join(directory, entry));
}

/** All files below a directory, with their content. */
function contents(directory: string, prefix = ''): { [path: string]: string } {
  return Object.assign({}, ...readdirSync(directory).sort().map((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? contents(path, `${prefix}${name}/`) : { [`${prefix}${name}`]: readFileSync(path, 'latin1') };
  }));
}

function keys(target: Stack): string[] {
  return Object.values(Template.fromStack(target).findResources('AWS::Lambda::Function')).map((resource) => resource.Properties.Code.S3Key);
}

describe('one pass', () => {
  test('bundles all entries of an app in one call', () => {
    const directory = project(SHARED);
    const home = app();
    const first = new Stack(home, 'First');
    const second = new Stack(home, 'Second');
    define(first, 'A', code(directory, 'src/a.ts')).addAlias('live');
    define(second, 'B', code(directory, 'src/b.ts')).addAlias('live');
    home.synth();
    expect(buildSync).toHaveBeenCalledTimes(1);
    expect(buildSync.mock.calls[0][0].entryPoints).toEqual({ entry0: join(directory, 'src/a.ts'), entry1: join(directory, 'src/b.ts') });
  });

  test('makes one package of one entry in two stacks', () => {
    const directory = project(SHARED);
    const home = app();
    const stacks = ['First', 'Second'].map((id) => new Stack(home, id));
    stacks.forEach((target) => define(target, 'A', code(directory, 'src/a.ts')));
    const assembly = home.synth();
    expect(buildSync.mock.calls[0][0].entryPoints).toEqual({ entry0: join(directory, 'src/a.ts') });
    expect(keys(stacks[0])).toEqual(keys(stacks[1]));
    expect(readdirSync(assembly.directory).filter((name) => name.startsWith('asset.'))).toHaveLength(1);
  });

  test('calls once more for entries with other options', () => {
    const directory = project(SHARED);
    const target = stack();
    define(target, 'A', code(directory, 'src/a.ts'));
    define(target, 'B', FunctionCode.typescript(join(directory, 'src/b.ts'), { format: ModuleFormat.ES_MODULE }));
    Template.fromStack(target);
    expect(buildSync).toHaveBeenCalledTimes(2);
  });

  test('takes entries that come later in a further call, and only those', () => {
    const directory = project(SHARED);
    const target = stack();
    const first = define(target, 'A', code(directory, 'src/a.ts'));
    target.resolve(first.node.defaultChild && (first.node.defaultChild as unknown as { code: unknown }).code);
    define(target, 'B', code(directory, 'src/b.ts'));
    Template.fromStack(target);
    expect(buildSync.mock.calls.map(([options]) => Object.values(options.entryPoints ?? {}))).toEqual([[join(directory, 'src/a.ts')], [join(directory, 'src/b.ts')]]);
  });

  test('does not mix two apps', () => {
    const directory = project(SHARED);
    const [one, two] = [stack(), stack()];
    define(one, 'A', code(directory, 'src/a.ts'));
    define(two, 'A', code(directory, 'src/a.ts'));
    expect(keys(one)).toEqual(keys(two));
    expect(buildSync).toHaveBeenCalledTimes(2);
  });

  test('gives each entry the bundle it would have alone', () => {
    const directory = project({
      ...SHARED,
      'src/c.ts': `export const handler = async () => { const { shared } = await import('./shared'); return shared(require('./shared').unused()); };`,
    });
    const alone = stack();
    define(alone, 'A', code(directory, 'src/a.ts'));
    const together = stack();
    ['src/c.ts', 'src/b.ts', 'src/a.ts'].forEach((entry) => define(together, entry[4].toUpperCase(), code(directory, entry)));
    expect(keys(together)).toContain(keys(alone)[0]);
  });

  test.each([[1_000, []], [1_001, [['cdk-lambda-patterns: bundled 1 function in 1.0 s\n']]]])('says on stderr how long it took only when it took longer than a second: %d ms', (elapsed, lines) => {
    let clock = 0;
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const now = jest.spyOn(performance, 'now').mockImplementation(() => clock);
    buildSync.mockImplementationOnce((options) => {
      clock += elapsed;
      return jest.requireActual('esbuild').buildSync(options);
    });
    try {
      const target = stack();
      define(target, 'A', code(project(SHARED), 'src/a.ts'));
      Template.fromStack(target);
      expect(write.mock.calls).toEqual(lines);
    } finally {
      write.mockRestore();
      now.mockRestore();
    }
  });
});

describe('places in the tree', () => {
  test('a stage publishes a package of the app with a path relative to itself', () => {
    const directory = project(SHARED);
    const home = app();
    const inner = new Stack(new Stage(home, 'Prod'), 'Stack');
    define(inner, 'A', code(directory, 'src/a.ts'));
    define(new Stack(home, 'Outer'), 'A', code(directory, 'src/a.ts'));
    const assembly = home.synth();
    const manifest = JSON.parse(readFileSync(join(assembly.directory, 'assembly-Prod', `${inner.artifactId}.assets.json`), 'utf8'));
    const paths = Object.values<{ source: { path: string; packaging: string } }>(manifest.files).filter((file) => file.source.packaging === 'zip').map((file) => file.source.path);
    expect(paths).toEqual([expect.stringMatching(/^\.\.\/asset\.[0-9a-f]{64}$/)]);
    expect(existsSync(join(assembly.directory, 'assembly-Prod', paths[0], 'index.js'))).toBe(true);
    expect(buildSync).toHaveBeenCalledTimes(1);
  });

  test('a nested stack has its package published with its parent', () => {
    const directory = project(SHARED);
    const home = app();
    const target = new Stack(home, 'Stack');
    const nested = new NestedStack(target, 'Nested');
    define(nested, 'A', code(directory, 'src/a.ts'));
    const assembly = home.synth();
    const manifest = JSON.parse(readFileSync(join(assembly.directory, `${target.artifactId}.assets.json`), 'utf8'));
    const [asset] = readdirSync(assembly.directory).filter((name) => name.startsWith('asset.'));
    expect(Object.values<{ source: { path: string } }>(manifest.files).map((file) => file.source.path)).toContain(asset);
    Template.fromStack(nested).resourceCountIs('AWS::Lambda::Function', 1);
  });
});

describe('a stack that needs no bundling', () => {
  test('is synthesized without', () => {
    const directory = project(SHARED);
    const home = app({ context: { [BUNDLING_STACKS]: [] } });
    const target = new Stack(home, 'Stack');
    define(target, 'A', code(directory, 'src/a.ts'));
    const assembly = home.synth();
    expect(buildSync).not.toHaveBeenCalled();
    expect(readdirSync(assembly.directory).filter((name) => name.startsWith('asset.'))).toEqual([]);
    Template.fromStack(target).hasResourceProperties('AWS::Lambda::Function', { Code: { S3Bucket: 'not-bundled' } });
  });

  test('is left out while others are bundled', () => {
    const directory = project(SHARED);
    const home = app({ context: { [BUNDLING_STACKS]: ['First'] } });
    define(new Stack(home, 'First'), 'A', code(directory, 'src/a.ts'));
    define(new Stack(home, 'Second'), 'B', code(directory, 'src/b.ts'));
    home.synth();
    expect(buildSync.mock.calls.map(([options]) => Object.values(options.entryPoints ?? {}))).toEqual([[join(directory, 'src/a.ts')]]);
  });
});

describe('determinism', () => {
  function synthesize(directory: string): { [path: string]: string } {
    const home = app();
    const target = new Stack(home, 'Stack');
    define(target, 'A', code(directory, 'src/a.ts')).addAlias('live');
    define(target, 'B', code(directory, 'src/b.ts')).addAlias('live');
    return contents(home.synth().directory);
  }

  test('two syntheses of one project give equal assemblies', () => {
    const directory = project(SHARED);
    const [one, two] = [directory, directory].map(synthesize);
    expect(one).toEqual(two);
  });

  test('a copy of the project elsewhere gives an equal assembly', () => {
    const deep = join(temporaryDirectory(), 'some', 'where', 'else');
    const [one, two] = [project(SHARED, deep), project(SHARED)].map(synthesize);
    expect(one).toEqual(two);
  });

  test('a second synthesis into the same directory keeps the package', () => {
    const directory = project(SHARED);
    const outdir = temporaryDirectory();
    const [one, two] = [1, 2].map(() => {
      const home = app({ outdir });
      define(new Stack(home, 'Stack'), 'A', code(directory, 'src/a.ts'));
      return contents(home.synth().directory);
    });
    expect(one).toEqual(two);
  });
});

describe('a failure', () => {
  test('fails in the name of the function whose entry is wrong, and leaves nothing behind', () => {
    const directory = project({ ...SHARED, 'src/wrong.ts': 'export const handler = ;' });
    const home = app();
    define(new Stack(home, 'Right'), 'A', code(directory, 'src/a.ts'));
    define(new Stack(home, 'Wrong'), 'B', code(directory, 'src/wrong.ts'));
    expect(() => home.synth()).toThrow(expect.objectContaining({ name: 'FunctionCodeBuildFailed', constructPath: 'Wrong' }));
    expect(readdirSync(home.outdir).filter((name) => /bundling|unfinished/.test(name))).toEqual([]);
    rmSync(home.outdir, { recursive: true });
  });

  test('fails as it is when it is not about the sources', () => {
    buildSync.mockImplementationOnce(() => {
      throw new TypeError('spawn failed');
    });
    const target = stack();
    define(target, 'A', code(project(SHARED), 'src/a.ts'));
    expect(() => Template.fromStack(target)).toThrow(/spawn failed/);
  });
});
