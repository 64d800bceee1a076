import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AwsSdk, FileLoader, FunctionCode, ModuleFormat } from '../../lib/code';
import type { TypeScriptCodeOptions } from '../../lib/code';
import { app, define, project, stack } from './project';

const HANDLER = 'export const handler = async (event: string): Promise<string> => `hello ${event}`;';

/** Synthesizes one function with this entry and answers with its package. */
function packaged(files: { [path: string]: string }, options: TypeScriptCodeOptions = {}, entry = 'src/main.ts') {
  const directory = project(files);
  const home = app();
  define(new Stack(home, 'Stack'), 'Function', FunctionCode.typescript(join(directory, entry), options));
  const assembly = home.synth();
  const asset = readdirSync(assembly.directory).find((name) => name.startsWith('asset.')) ?? '';
  const path = join(assembly.directory, asset);
  return { path, directory, files: readdirSync(path).sort(), read: (name: string) => readFileSync(join(path, name), 'utf8') };
}

function run(path: string): { [name: string]: (event?: string) => Promise<unknown> } {
  return jest.requireActual(path);
}

function synthOf(files: { [path: string]: string }, options: TypeScriptCodeOptions = {}, entry = 'src/main.ts') {
  return () => packaged(files, options, entry);
}

describe('a bundle', () => {
  test('runs and has its source map beside it', async () => {
    const bundle = packaged({ 'src/main.ts': HANDLER });
    expect(bundle.files).toEqual(['index.js', 'index.js.map']);
    expect(bundle.read('index.js')).toMatch(/\n\/\/# sourceMappingURL=index\.js\.map\n$/);
    await expect(run(join(bundle.path, 'index.js')).handler('you')).resolves.toBe('hello you');
  });

  test('has a map with sources relative to the project and without their text', () => {
    const bundle = packaged({ 'src/main.ts': `import { a } from './lib/a'; export const handler = async () => a;`, 'src/lib/a.ts': 'export const a = { b: 1 };' });
    const map = JSON.parse(bundle.read('index.js.map'));
    expect(map.sources.sort()).toEqual(['src/lib/a.ts', 'src/main.ts']);
    expect(map.sourcesContent).toBeUndefined();
    expect(map.mappings).not.toBe('');
  });

  test('names no directory of the machine', () => {
    const bundle = packaged({ 'src/main.ts': HANDLER }, { minify: false });
    expect(bundle.read('index.js') + bundle.read('index.js.map')).not.toContain(bundle.directory);
  });

  test('has no map and no variable for it when sourceMap is off', () => {
    const bundle = packaged({ 'src/main.ts': HANDLER }, { sourceMap: false });
    expect(bundle.files).toEqual(['index.js']);
    expect(FunctionCode.typescript(join(bundle.directory, 'src/main.ts'), { sourceMap: false }).bind(stack()).environment).toBeUndefined();
  });

  test('is minified, but keeps the names of errors', async () => {
    const source = 'class OrderNotFound extends Error {}\nexport const handler = async () => new OrderNotFound().constructor.name;';
    const small = packaged({ 'src/main.ts': source });
    const large = packaged({ 'src/main.ts': source }, { minify: false });
    await expect(run(join(small.path, 'index.js')).handler()).resolves.toBe('OrderNotFound');
    expect(small.read('index.js').length).toBeLessThan(large.read('index.js').length);
  });

  test('uses the language level of the runtime', () => {
    const source = 'export const handler = async (event?: string) => { event ??= "none"; return event; };';
    expect(packaged({ 'src/main.ts': source }, { runtime: Runtime.NODEJS_24_X, minify: false }).read('index.js')).toContain('??=');
    expect(packaged({ 'src/main.ts': source }, { runtime: new Runtime('nodejs14.x'), minify: false }).read('index.js')).not.toContain('??=');
  });

  test('follows the paths of the nearest tsconfig', async () => {
    const bundle = packaged({
      'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@shared/*': ['./src/shared/*'] } } }),
      'src/main.ts': `import { greet } from '@shared/greet'; export const handler = async () => greet();`,
      'src/shared/greet.ts': `export const greet = () => 'from the alias';`,
    });
    await expect(run(join(bundle.path, 'index.js')).handler()).resolves.toBe('from the alias');
  });

  test('follows the paths of the tsconfig it is given', async () => {
    const files = {
      'conf/build.json': JSON.stringify({ compilerOptions: { paths: { '@shared': ['../src/shared.ts'] } } }),
      'src/main.ts': `import { greet } from '@shared'; export const handler = async () => greet();`,
      'src/shared.ts': `export const greet = () => 'told';`,
    };
    const bundle = packaged(files, { tsconfig: join(project(files), 'conf/build.json') });
    await expect(run(join(bundle.path, 'index.js')).handler()).resolves.toBe('told');
  });

  test('replaces what define says', async () => {
    const bundle = packaged({ 'src/main.ts': 'declare const STAGE: string; export const handler = async () => STAGE;' }, { define: { STAGE: '"prod"' } });
    await expect(run(join(bundle.path, 'index.js')).handler()).resolves.toBe('prod');
  });

  test('takes text where a loader says so', async () => {
    const bundle = packaged({ 'src/main.ts': `import sql from './q.sql'; export const handler = async () => sql;`, 'src/q.sql': 'select 1' }, { loader: { '.sql': FileLoader.TEXT } });
    await expect(run(join(bundle.path, 'index.js')).handler()).resolves.toBe('select 1');
  });

  test.each([[FileLoader.FILE], [FileLoader.COPY]])('brings the files along that the "%s" loader leaves beside it', (loader) => {
    const bundle = packaged({ 'src/main.ts': `import bin from './tool.node'; export const handler = async () => bin;`, 'src/tool.node': 'binary' }, { loader: { '.node': loader } });
    const beside = bundle.files.find((name) => name.endsWith('.node')) ?? '';
    expect(bundle.read(beside)).toBe('binary');
    expect(bundle.read('index.js')).toContain(`"./${beside}"`);
  });
});

describe('the module format', () => {
  test('is an ES module with a require when asked for', () => {
    const bundle = packaged({ 'src/main.ts': HANDLER }, { format: ModuleFormat.ES_MODULE });
    expect(bundle.files).toEqual(['index.mjs', 'index.mjs.map']);
    expect(bundle.read('index.mjs')).toMatch(/^import \{ createRequire as .* const require = /);
    expect(bundle.read('index.mjs')).toMatch(/sourceMappingURL=index\.mjs\.map\n$/);
  });

  test('does not clash with a require of the source', () => {
    const bundle = packaged({ 'src/main.ts': `const require = 1; export const handler = async () => require;` }, { format: ModuleFormat.ES_MODULE, minify: false });
    expect(bundle.read('index.mjs').match(/\b(const|var|let) require\b/g)).toHaveLength(1);
  });
});

describe('the AWS SDK', () => {
  const source = `import { x } from '@aws-sdk/client-x'; export const handler = async () => x;`;
  const files = { 'src/main.ts': source, 'node_modules/@aws-sdk/client-x/index.js': 'exports.x = "bundled version";' };

  test('is bundled by default', () => {
    expect(packaged(files).read('index.js')).toContain('bundled version');
  });

  test('is left to the runtime on request', () => {
    expect(packaged(files, { sdk: AwsSdk.FROM_RUNTIME }).read('index.js')).toContain('require("@aws-sdk/client-x")');
  });

  test('does not keep other modules from being external', () => {
    const bundle = packaged({ 'src/main.ts': `import y from 'layered'; export const handler = async () => y;` }, { externalModules: ['layered'] });
    expect(bundle.read('index.js')).toContain('require("layered")');
  });
});

describe('the main fields', () => {
  const files = {
    'src/main.ts': `import { name } from 'dual'; export const handler = async () => name;`,
    'node_modules/dual/package.json': '{ "name": "dual", "main": "common.js", "module": "module.js" }',
    'node_modules/dual/common.js': 'exports.name = "the common one";',
    'node_modules/dual/module.js': 'export const name = "the module";',
  };

  test('are those of Node.js', () => {
    expect(packaged(files).read('index.js')).toContain('the common one');
  });

  test('can prefer ES modules', () => {
    expect(packaged(files, { mainFields: ['module', 'main'] }).read('index.js')).toContain('the module');
  });
});

describe('what a function is told', () => {
  test('is Node.js 24 on arm64 with 512 MB and source maps', () => {
    const directory = project({ 'src/main.ts': HANDLER });
    const config = FunctionCode.typescript(join(directory, 'src/main.ts')).bind(stack());
    expect(config).toMatchObject({
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      architecture: Architecture.ARM_64,
      memorySize: 512,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
    });
  });

  test('follows the options', () => {
    const directory = project({ 'src/main.ts': 'export const run = async () => 1;' });
    const config = FunctionCode.typescript(join(directory, 'src/main.ts'), { runtime: Runtime.NODEJS_22_X, handler: 'run', architecture: Architecture.X86_64 }).bind(stack());
    expect(config).toMatchObject({ runtime: Runtime.NODEJS_22_X, handler: 'index.run', architecture: Architecture.X86_64 });
  });

  test('takes the architecture the function asks for', () => {
    const directory = project({ 'src/main.ts': HANDLER });
    expect(FunctionCode.typescript(join(directory, 'src/main.ts')).bind(stack(), { architecture: Architecture.X86_64 }).architecture).toBe(Architecture.X86_64);
  });

  test('fails when function and code disagree on the architecture', () => {
    const directory = project({ 'src/main.ts': HANDLER });
    const code = FunctionCode.typescript(join(directory, 'src/main.ts'), { architecture: Architecture.X86_64 });
    expect(() => code.bind(stack(), { architecture: Architecture.ARM_64 })).toThrow(expect.objectContaining({ name: 'FunctionCodeArchitectureMismatch' }));
  });

  test('fails for a runtime that is not Node.js', () => {
    const directory = project({ 'src/main.ts': HANDLER });
    const code = FunctionCode.typescript(join(directory, 'src/main.ts'), { runtime: Runtime.PYTHON_3_13 });
    expect(() => code.bind(stack())).toThrow(expect.objectContaining({ name: 'FunctionCodeRuntimeNotNode', message: expect.stringMatching(/python3\.13/) }));
  });
});

describe('the entry', () => {
  test('fails when it does not exist', () => {
    expect(() => FunctionCode.typescript('src/missing.ts').bind(stack()))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeEntryNotFound', message: expect.stringMatching(/"src\/missing\.ts"/) }));
  });

  test('fails when it is a directory', () => {
    expect(() => FunctionCode.typescript(project({})).bind(stack())).toThrow(expect.objectContaining({ name: 'FunctionCodeEntryNotFound' }));
  });

  test('fails when the tsconfig does not exist', () => {
    const code = FunctionCode.typescript(join(project({ 'src/main.ts': HANDLER }), 'src/main.ts'), { tsconfig: '/nowhere/tsconfig.json' });
    expect(() => code.bind(stack())).toThrow(expect.objectContaining({ name: 'FunctionCodeTsconfigNotFound', message: expect.stringMatching(/^tsconfig must/) }));
  });

  test('fails with the words of esbuild when it cannot be bundled', () => {
    expect(synthOf({ 'src/main.ts': `import './gone'; export const handler = 1;` }))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeBuildFailed', message: expect.stringMatching(/src\/main\.ts:1:8: Could not resolve "\.\/gone"/) }));
  });

  test('passes on the warnings of esbuild', () => {
    const directory = project({ 'src/main.ts': 'export const handler = async (x: number) => x === -0 || typeof x === "nunber";' });
    const target = stack();
    define(target, 'Function', FunctionCode.typescript(join(directory, 'src/main.ts')));
    Annotations.fromStack(target).hasWarning('/Stack', Match.stringLikeRegexp('src/main.ts:1'));
  });
});

describe('the handler', () => {
  test.each<[string, Runtime, number]>([
    ['callback', Runtime.NODEJS_24_X, 1], ['callback', Runtime.NODEJS_22_X, 0], ['', Runtime.NODEJS_24_X, 0],
  ])('with a third parameter "%s" on %s gets a warning only where no callback is called', (parameter, runtime, count) => {
    const directory = project({ 'src/main.ts': `export const handler = async (event: unknown, context: unknown, ${parameter}) => 1;` });
    const target = stack();
    FunctionCode.typescript(join(directory, 'src/main.ts'), { runtime }).bind(target);
    expect(Annotations.fromStack(target).findWarning('/Stack', Match.stringLikeRegexp('FunctionCode.callbackHandler'))).toHaveLength(count);
  });
});

describe('the export', () => {
  const fails = (name: string, value: RegExp) => expect.objectContaining({ name, message: expect.stringMatching(value) });

  test.each([ModuleFormat.COMMON_JS, ModuleFormat.ES_MODULE])('fails when an ES module does not have it, in format %s', (format) => {
    expect(synthOf({ 'src/main.ts': 'export const run = 1; export const stop = 2;' }, { format }))
      .toThrow(fails('FunctionCodeExportNotFound', /"run", "stop", got "handler"/));
  });

  test.each([true, false])('is found whatever minify (%s) says', (minify) => {
    expect(synthOf({ 'src/main.ts': 'const a = async () => 1; export { a as handler };' }, { minify })).not.toThrow();
  });

  test('fails when there is none at all', () => {
    expect(synthOf({ 'src/main.ts': `import { a } from './a'; a();`, 'src/a.ts': 'export const a = () => 1;' }))
      .toThrow(fails('FunctionCodeExportNotFound', /nothing by name/));
  });

  test('is found when passed on with a star from the project', () => {
    expect(synthOf({ 'src/main.ts': `export * from './a';`, 'src/a.ts': HANDLER })).not.toThrow();
  });

  test('fails when a star from the project does not pass it on', () => {
    expect(synthOf({ 'src/main.ts': `export * from './a';`, 'src/a.ts': 'export const run = 1;' })).toThrow(fails('FunctionCodeExportNotFound', /"run"/));
  });

  test.each([ModuleFormat.COMMON_JS, ModuleFormat.ES_MODULE])('is not judged when a star passes on an external module, in format %s', (format) => {
    expect(synthOf({ 'src/main.ts': `export * from 'elsewhere';` }, { format, externalModules: ['elsewhere'] })).not.toThrow();
  });

  test('is not judged when a star passes on CommonJS', () => {
    expect(synthOf({ 'src/main.ts': `export * from './c.js';`, 'src/c.js': 'exports["hand" + "ler"] = 1;' })).not.toThrow();
  });

  test('is found in a CommonJS source', () => {
    expect(synthOf({ 'src/main.js': 'exports.handler = async () => 1;' }, {}, 'src/main.js')).not.toThrow();
  });

  test('fails when a CommonJS source does not have it', () => {
    expect(synthOf({ 'src/main.js': 'exports.run = async () => 1;' }, {}, 'src/main.js')).toThrow(fails('FunctionCodeExportNotFound', /"run", got "handler"/));
  });

  test('fails when a CommonJS source is made an ES module, which exports only its default', () => {
    expect(synthOf({ 'src/main.js': 'exports.handler = async () => 1;' }, { format: ModuleFormat.ES_MODULE }, 'src/main.js'))
      .toThrow(fails('FunctionCodeExportNotFound', /"default"/));
  });

  test('may be a member of what is exported', () => {
    expect(synthOf({ 'src/main.ts': 'export const api = { get: async () => 1 };' }, { handler: 'api.get' })).not.toThrow();
  });

  test('fails when its name has blanks', () => {
    const code = FunctionCode.typescript(join(project({ 'src/main.ts': HANDLER }), 'src/main.ts'), { handler: 'my handler' });
    expect(() => code.bind(stack())).toThrow(expect.objectContaining({ name: 'FunctionCodeHandlerMalformed' }));
  });
});

describe('a relative entry', () => {
  test('starts at the nearest package.json, also from a folder of the project', () => {
    const directory = project({ 'src/main.ts': HANDLER, 'deep/er/x.txt': '' });
    const here = process.cwd();
    try {
      process.chdir(join(directory, 'deep/er'));
      expect(() => FunctionCode.typescript('src/main.ts').bind(stack())).not.toThrow();
    } finally {
      process.chdir(here);
    }
  });
});

describe('the template', () => {
  test('points to the package in the assembly', () => {
    const home = app();
    const target = new Stack(home, 'Stack');
    const directory = project({ 'src/main.ts': HANDLER });
    define(target, 'Function', FunctionCode.typescript(join(directory, 'src/main.ts')));
    const template = Template.fromStack(target);
    const [resource] = Object.values(template.findResources('AWS::Lambda::Function'));
    const key: string = resource.Properties.Code.S3Key;
    expect(key).toMatch(/^[0-9a-f]{64}\.zip$/);
    expect(existsSync(join(home.outdir, `asset.${key.replace('.zip', '')}`, 'index.js'))).toBe(true);
    expect(existsSync(join(home.outdir, 'bundling-temp'))).toBe(false);
  });
});
