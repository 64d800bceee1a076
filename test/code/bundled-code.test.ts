import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ASSET_RESOURCE_METADATA_ENABLED_CONTEXT, BUNDLING_STACKS, DISABLE_ASSET_STAGING_CONTEXT } from 'aws-cdk-lib/cx-api';
import { FunctionCode } from '../../lib/code';
import { app, define, project, temporaryDirectory } from './project';

const HANDLER = 'export const handler = async () => 1;';

function synthesize(source: string, context: { [key: string]: unknown } = {}) {
  const directory = project({ 'src/main.ts': source });
  const target = new Stack(app({ context }), 'Stack');
  const fn = define(target, 'Function', FunctionCode.typescript(join(directory, 'src/main.ts')));
  return { target, fn, template: () => Template.fromStack(target) };
}

function versionOf(source: string): string {
  const { target, fn } = synthesize(source);
  fn.addAlias('live');
  return Object.keys(Template.fromStack(target).findResources('AWS::Lambda::Version'))[0];
}

function keyOf(template: Template): string {
  return Object.values(template.findResources('AWS::Lambda::Function'))[0].Properties.Code.S3Key;
}

describe('the current version', () => {
  test('is the same when the bundle is the same', () => {
    expect(versionOf(HANDLER)).toBe(versionOf(`${HANDLER} // a comment that moves nothing`));
  });

  test('is another one when the bundle is another', () => {
    expect(versionOf(HANDLER)).not.toBe(versionOf('export const handler = async () => 2;'));
  });
});

describe('the output directory of the app', () => {
  test('may be relative to the working directory, as the CDK CLI gives it', () => {
    const outdir = temporaryDirectory();
    const target = new Stack(app({ outdir: relative(process.cwd(), outdir) }), 'Stack');
    define(target, 'Function', FunctionCode.typescript(join(project({ 'main.ts': HANDLER }), 'main.ts')));
    const hash = keyOf(Template.fromStack(target)).replace('.zip', '');
    expect(existsSync(join(outdir, `asset.${hash}`, 'index.js'))).toBe(true);
  });
});

describe('asset metadata', () => {
  test('is there when the app asks for it', () => {
    const template = synthesize(HANDLER, { [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true }).template();
    template.hasResource('AWS::Lambda::Function', {
      Metadata: { 'aws:asset:path': `asset.${keyOf(template).replace('.zip', '')}`, 'aws:asset:is-bundled': true, 'aws:asset:property': 'Code' },
    });
  });

  test('is an absolute path when staging is off', () => {
    synthesize(HANDLER, { [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true, [DISABLE_ASSET_STAGING_CONTEXT]: true }).template()
      .hasResource('AWS::Lambda::Function', { Metadata: { 'aws:asset:path': Match.stringLikeRegexp('^/.*/asset\\.') } });
  });

  test.each([[{}], [{ [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true, [BUNDLING_STACKS]: [] }]])('is absent with %j', (context) => {
    synthesize(HANDLER, context).template().hasResource('AWS::Lambda::Function', { Metadata: Match.absent() });
  });
});

describe('the hash', () => {
  test('depends on the salt of the app', () => {
    expect(keyOf(synthesize(HANDLER, { '@aws-cdk/core:assetHashSalt': 'x' }).template())).not.toBe(keyOf(synthesize(HANDLER).template()));
  });
});

describe('a warning of the build', () => {
  test('is at the construct the code was bound to', () => {
    const { target } = synthesize('export const handler = async (x: number) => x === -0;');
    Annotations.fromStack(target).hasWarning('/Stack', Match.stringLikeRegexp('src/main.ts:1.*FunctionCode.buildWarning'));
  });
});
