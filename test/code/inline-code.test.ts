import { Lazy } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionCode } from '../../lib/code';
import type { InlineCodeOptions } from '../../lib/code';
import { define, stack } from './project';

const SOURCE = 'exports.handler = async () => 1;';

function binding(source: string, options: Partial<InlineCodeOptions> = {}) {
  return () => FunctionCode.inline(source, { runtime: Runtime.NODEJS_24_X, ...options }).bind(stack());
}

function fails(name: string, message: RegExp = /./) {
  return expect.objectContaining({ name, message: expect.stringMatching(message) });
}

describe('inline code', () => {
  test('is part of the template', () => {
    const target = stack();
    define(target, 'Function', FunctionCode.inline(SOURCE, { runtime: Runtime.NODEJS_24_X }));
    Template.fromStack(target).hasResourceProperties('AWS::Lambda::Function', { Code: { ZipFile: SOURCE }, Handler: 'index.handler', MemorySize: 512 });
  });

  test('takes the architecture the function asks for', () => {
    const code = FunctionCode.inline(SOURCE, { runtime: Runtime.NODEJS_24_X });
    expect(code.bind(stack(), { architecture: Architecture.X86_64 }).architecture).toBe(Architecture.X86_64);
    expect(binding(SOURCE)().architecture).toBe(Architecture.ARM_64);
  });
});

describe('the runtime', () => {
  test('may be Python', () => {
    expect(binding('def handler(event, context):\n  return 1', { runtime: Runtime.PYTHON_3_13 })).not.toThrow();
  });

  test.each([Runtime.JAVA_21, Runtime.RUBY_3_4, Runtime.PROVIDED_AL2023])('fails when it is %s', (runtime) => {
    expect(binding(SOURCE, { runtime })).toThrow(fails('FunctionCodeInlineRuntime', new RegExp(runtime.name)));
  });
});

describe('the handler', () => {
  test('fails when it is not in the file index', () => {
    expect(binding(SOURCE, { handler: 'app.handler' })).toThrow(fails('FunctionCodeInlineHandler', /"app\.handler"/));
  });

  test('fails when the source does not export it', () => {
    expect(binding(SOURCE, { handler: 'index.run' })).toThrow(fails('FunctionCodeExportNotFound', /exports "handler", got "run"/));
  });

  test('is not judged when it or the source is a deploy-time value', () => {
    expect(binding(SOURCE, { handler: Lazy.string({ produce: () => 'index.run' }) })).not.toThrow();
    expect(binding(Lazy.string({ produce: () => SOURCE }), { handler: 'index.run' })).not.toThrow();
  });

  test.each<[Runtime, number]>([[Runtime.NODEJS_22_X, 0], [Runtime.NODEJS_24_X, 1]])('with a callback on %s gets a warning only where none is called', (runtime, count) => {
    const target = stack();
    FunctionCode.inline('exports.handler = function (event, context, callback) { callback(); };', { runtime }).bind(target);
    expect(Annotations.fromStack(target).findWarning('*', Match.stringLikeRegexp('callbackHandler'))).toHaveLength(count);
  });
});

describe('the size', () => {
  const padded = (bytes: number) => SOURCE + ' '.repeat(bytes - SOURCE.length);

  test('may be 4,096 bytes', () => {
    expect(binding(padded(4_096))).not.toThrow();
  });

  test('fails at 4,097 bytes', () => {
    expect(binding(padded(4_097))).toThrow(fails('FunctionCodeInlineSize', /4097 bytes/));
  });

  test('counts bytes, not characters', () => {
    expect(binding(`${padded(4_095)}é`)).toThrow(fails('FunctionCodeInlineSize'));
  });

  test('fails when there is none', () => {
    expect(binding('')).toThrow(fails('FunctionCodeInlineSize', /got 0 bytes/));
  });

  test('is not checked when the source is a deploy-time value', () => {
    expect(binding(Lazy.string({ produce: () => padded(5_000) }))).not.toThrow();
  });
});
