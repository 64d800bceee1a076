import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Architecture, Handler, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionCode } from '../../lib/code';
import type { ImageCodeOptions } from '../../lib/code';
import { app, define, project, stack } from './project';

const DOCKERFILE = 'FROM public.ecr.aws/lambda/nodejs:24\nCOPY . .\nCMD ["app.handler"]\n';

function binding(options: ImageCodeOptions = {}, dockerfile = DOCKERFILE) {
  return () => FunctionCode.image(project({ Dockerfile: dockerfile }), options).bind(stack());
}

function fails(name: string, message: RegExp = /./) {
  return expect.objectContaining({ name, message: expect.stringMatching(message) });
}

describe('an image', () => {
  test('is what the function runs, with 1,024 MB on arm64', () => {
    expect(binding()()).toMatchObject({
      runtime: Runtime.FROM_IMAGE, handler: Handler.FROM_IMAGE, memorySize: 1_024, architecture: Architecture.ARM_64,
    });
  });

  test.each([[Architecture.ARM_64, 'linux/arm64'], [Architecture.X86_64, 'linux/amd64']])('is built for the platform of the function', (architecture, platform) => {
    const home = app();
    const target = new Stack(home, 'Stack');
    define(target, 'Function', FunctionCode.image(project({ Dockerfile: DOCKERFILE }), {
      architecture, command: ['app.other'], entrypoint: ['/run'], workingDirectory: '/w', buildArgs: { A: 'b' },
    }));
    const assembly = home.synth();
    const manifest = JSON.parse(readFileSync(join(assembly.directory, `${target.artifactId}.assets.json`), 'utf8'));
    expect(Object.values(manifest.dockerImages)).toEqual([expect.objectContaining({ source: expect.objectContaining({ platform, dockerBuildArgs: { A: 'b' } }) })]);
    Template.fromStack(target).hasResourceProperties('AWS::Lambda::Function', {
      PackageType: 'Image', ImageConfig: { Command: ['app.other'], EntryPoint: ['/run'], WorkingDirectory: '/w' }, Architectures: [architecture.name],
    });
  });

  test('fails when function and image disagree on the architecture', () => {
    const code = FunctionCode.image(project({ Dockerfile: DOCKERFILE }), { architecture: Architecture.X86_64 });
    expect(() => code.bind(stack(), { architecture: Architecture.ARM_64 })).toThrow(fails('FunctionCodeArchitectureMismatch', /"arm64"/));
  });
});

describe('the Dockerfile', () => {
  test('fails when the directory does not exist', () => {
    expect(() => FunctionCode.image('no/such').bind(stack())).toThrow(fails('FunctionCodeDirectoryNotFound'));
  });

  test('fails when it does not exist', () => {
    expect(binding({ file: 'Dockerfile.other' })).toThrow(fails('FunctionCodeDockerfileNotFound', /"Dockerfile\.other"/));
  });

  test('fails when the image switches its user', () => {
    expect(binding({}, `${DOCKERFILE}user nobody\n`)).toThrow(fails('FunctionCodeImageUser', /USER nobody/));
  });

  test('may switch the user in a stage that only builds', () => {
    expect(binding({}, `FROM node AS build\nUSER node\nRUN make\n${DOCKERFILE}`)).not.toThrow();
  });

  test('fails when the stage that is asked for switches its user', () => {
    expect(binding({ target: 'Fn' }, `FROM --platform=linux/arm64 node AS fn\nUSER node\n${DOCKERFILE}`)).toThrow(fails('FunctionCodeImageUser'));
  });
});

describe('what a function overrides', () => {
  test.each([['command'], ['entrypoint']])('may be 1,500 entries of %s', (prop) => {
    expect(binding({ [prop]: Array.from({ length: 1_500 }, () => '/x') })).not.toThrow();
  });

  test.each([['command', 0], ['command', 1_501], ['entrypoint', 0], ['entrypoint', 1_501]])('fails when %s has %d entries', (prop, length) => {
    expect(binding({ [prop]: Array.from({ length }, () => '/x') })).toThrow(fails('FunctionCodeImageOverride', new RegExp(`${prop} must .* got ${length}`)));
  });

  test('fails when the entry point is not an absolute path', () => {
    expect(binding({ entrypoint: ['node'] })).toThrow(fails('FunctionCodeImageOverride', /"node"/));
  });

  test('may be a directory of 1,000 characters', () => {
    expect(binding({ workingDirectory: 'd'.repeat(1_000) })).not.toThrow();
  });

  test('fails when the directory has 1,001 characters', () => {
    expect(binding({ workingDirectory: 'd'.repeat(1_001) })).toThrow(fails('FunctionCodeImageOverride', /got 1001/));
  });

  test('is not checked when it is a deploy-time value', () => {
    const list = () => Lazy.list({ produce: () => ['x'] });
    expect(binding({ command: list(), entrypoint: list(), workingDirectory: Lazy.string({ produce: () => 'x' }) })).not.toThrow();
    expect(binding({ entrypoint: [Lazy.string({ produce: () => '/x' })] })).not.toThrow();
  });
});
