import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Lazy } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionCode } from '../../lib/code';
import type { AssetCodeOptions } from '../../lib/code';
import { define, project, stack, temporaryDirectory } from './project';

/** A package directory with these files and nothing else. */
function directory(files: { [path: string]: string }): string {
  const root = temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

function binding(files: { [path: string]: string }, options: AssetCodeOptions) {
  return () => FunctionCode.asset(directory(files), options).bind(stack());
}

const { NODEJS_24_X: NODE, PYTHON_3_13: PYTHON, RUBY_3_4: RUBY, JAVA_21: JAVA, DOTNET_8: DOTNET, PROVIDED_AL2023: PROVIDED } = Runtime;

describe('a directory', () => {
  test('becomes the package of the function', () => {
    const target = stack();
    define(target, 'Function', FunctionCode.asset(directory({ 'index.js': 'exports.handler = async () => 1;' }), { runtime: NODE, handler: 'index.handler' }));
    Template.fromStack(target).hasResourceProperties('AWS::Lambda::Function', {
      Code: { S3Key: Match.stringLikeRegexp('^[0-9a-f]{64}\\.zip$') }, Handler: 'index.handler', Runtime: 'nodejs24.x', Architectures: ['arm64'],
    });
  });

  test('fails when it does not exist', () => {
    expect(() => FunctionCode.asset('no/such', { runtime: NODE, handler: 'index.handler' }).bind(stack()))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeDirectoryNotFound', message: expect.stringMatching(/"no\/such"/) }));
  });

  test('fails when it is a file', () => {
    expect(() => FunctionCode.asset(join(project({}), 'package.json'), { runtime: NODE, handler: 'index.handler' }).bind(stack()))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeDirectoryNotFound' }));
  });

  test('keeps the architecture it was built for', () => {
    const files = { 'index.js': 'exports.handler = 1;' };
    const options = { runtime: NODE, handler: 'index.handler', architecture: Architecture.X86_64 };
    expect(binding(files, options)().architecture).toBe(Architecture.X86_64);
    expect(() => FunctionCode.asset(directory(files), options).bind(stack(), { architecture: Architecture.ARM_64 }))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeArchitectureMismatch' }));
  });

  test('may serve many functions', () => {
    const path = directory({ 'index.js': 'exports.a = 1; exports.b = 2;' });
    const target = stack();
    ['a', 'b'].forEach((name) => define(target, name.toUpperCase(), FunctionCode.asset(path, { runtime: NODE, handler: `index.${name}` })));
    Template.fromStack(target).resourceCountIs('AWS::Lambda::Function', 2);
  });
});

describe('the size of a directory', () => {
  function sized(bytes: number, exclude?: string[]) {
    const path = directory({ 'index.js': '', 'big.bin': '' });
    truncateSync(join(path, 'big.bin'), bytes);
    return () => FunctionCode.asset(path, { runtime: NODE, handler: 'index.handler', exclude }).bind(stack());
  }

  test('fails one byte above 250 MB', () => {
    expect(sized(262_144_001)).toThrow(expect.objectContaining({ name: 'FunctionCodeTooLarge', message: expect.stringMatching(/262144001 bytes/) }));
  });

  test('does not count what is excluded', () => {
    expect(sized(262_144_001, ['*.bin'])).toThrow(expect.objectContaining({ name: 'FunctionCodeExportNotFound' }));
  });
});

describe('the handler file', () => {
  test.each<[string, Runtime, string, string, string]>([
    ['a .js file', NODE, 'src/api.handler', 'src/api.js', 'exports.handler = 1'],
    ['a .mjs file', NODE, 'api.handler', 'api.mjs', 'export const handler = 1'],
    ['a .cjs file', NODE, 'api.handler', 'api.cjs', 'exports.handler = 1'],
    ['a Python module', PYTHON, 'pkg/mod.main', 'pkg/mod.py', 'def main(event, context): pass'],
    ['a dotted Python module', PYTHON, 'pkg.mod.main', 'pkg/mod.py', 'main = make()'],
    ['a Python package', PYTHON, 'pkg.main', 'pkg/__init__.py', 'from .mod import main'],
    ['a compiled Python module', PYTHON, 'mod.main', 'mod.cpython-313-aarch64-linux-gnu.so', ''],
    ['a Ruby file', RUBY, 'app.handler', 'app.rb', 'require "x"'],
    ['a Ruby class', RUBY, 'app.Shop::Order.create', 'app.rb', ''],
    ['a Java class', JAVA, 'com.shop.Order::create', 'com/shop/Order.class', ''],
    ['a Java archive', JAVA, 'com.shop.Order', 'lib/shop.jar', ''],
    ['a .NET assembly', DOTNET, 'Shop::Shop.Order::Create', 'Shop.dll', ''],
    ['a .NET executable assembly', DOTNET, 'Shop', 'Shop.dll', ''],
    ['anything for a native runtime', PROVIDED, 'whatever', 'bootstrap', ''],
    ['nothing for a handler in a layer', NODE, '/opt/nodejs/wrapper.handler', 'index.js', ''],
  ])('is found as %s', (_what, runtime, handler, file, content) => {
    expect(binding({ [file]: content }, { runtime, handler })).not.toThrow();
  });

  test.each<[Runtime, string, string]>([
    [NODE, 'index.handler', 'main.js'],
    [NODE, 'index.handler', 'index.ts'],
    [PYTHON, 'main.handler', 'index.py'],
    [RUBY, 'main.handler', 'index.rb'],
    [JAVA, 'com.shop.Order', 'com/shop/Other.class'],
    [DOTNET, 'Shop::Shop.Order::Create', 'Other.dll'],
  ])('fails when absent on %s', (runtime, handler, file) => {
    expect(binding({ [file]: 'handler' }, { runtime, handler })).toThrow(expect.objectContaining({ name: 'FunctionCodeHandlerNotFound' }));
  });

  test('fails when one level down, and says where', () => {
    expect(binding({ 'dist/index.js': 'exports.handler = 1' }, { runtime: NODE, handler: 'index.handler' }))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeHandlerNotFound', message: expect.stringMatching(/"dist\/index\.js" is one level down/) }));
  });

  test('fails when it is excluded', () => {
    expect(binding({ 'index.js': 'exports.handler = 1' }, { runtime: NODE, handler: 'index.handler', exclude: ['index.js'] }))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeHandlerNotFound' }));
  });

  test('is not looked for when the handler is a deploy-time value', () => {
    expect(binding({ 'main.js': '' }, { runtime: NODE, handler: Lazy.string({ produce: () => 'index.handler' }) })).not.toThrow();
  });
});

describe('the export', () => {
  test('fails when the Node.js file lacks it', () => {
    expect(binding({ 'index.js': 'exports.run = 1; exports.stop = 2;' }, { runtime: NODE, handler: 'index.handler' }))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeExportNotFound', message: expect.stringMatching(/"run", "stop", got "handler"/) }));
  });

  test('fails when the Python file lacks it', () => {
    expect(binding({ 'index.py': 'def run(event, context):\n  pass\nstop = 1\n' }, { runtime: PYTHON, handler: 'index.handler' }))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeExportNotFound', message: expect.stringMatching(/"run", "stop", got "handler"/) }));
  });

  test('is not judged when the Python file imports everything', () => {
    expect(binding({ 'index.py': 'from app import *' }, { runtime: PYTHON, handler: 'index.handler' })).not.toThrow();
  });

  test('warns when the handler takes a callback on Node.js 24', () => {
    const target = stack();
    FunctionCode.asset(directory({ 'index.js': 'exports.handler = (event, context, callback) => callback(null, 1);' }), { runtime: NODE, handler: 'index.handler' }).bind(target);
    Annotations.fromStack(target).hasWarning('/Stack', Match.stringLikeRegexp('FunctionCode.callbackHandler'));
  });
});

describe('the memory', () => {
  test.each<[Runtime, string, string, number]>([
    [NODE, 'a.handler', 'a.js', 512], [PYTHON, 'a.handler', 'a.py', 512], [RUBY, 'a.handler', 'a.rb', 512],
    [JAVA, 'A', 'A.class', 1_024], [DOTNET, 'A', 'A.dll', 1_024], [PROVIDED, 'bootstrap', 'bootstrap', 256],
  ])('of %s starts by its family', (runtime, handler, file, memory) => {
    expect(binding({ [file]: 'exports.handler handler' }, { runtime, handler })().memorySize).toBe(memory);
  });
});
