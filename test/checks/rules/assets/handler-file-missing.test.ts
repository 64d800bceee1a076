import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { handlerFileMissing } from '../../../../lib/checks/rules/assets/handler-file-missing';
import type { Files } from '../../asset-kit';
import { fnOf, folder, place, zip } from '../../asset-kit';
import { either, expectRule, UNKNOWN } from '../../rule-kit';

function properties(Runtime: unknown, Handler: unknown, others: Record<string, unknown> = {}): Record<string, unknown> {
  return { Runtime, Handler, ...others };
}

describe('Asset.HandlerFileMissing', () => {
  test.each<[string, string, Files, RegExp]>([
    ['nodejs22.x', 'index.handler', { 'main.js': '' }, /got index\.handler and no file index: correct it/],
    ['nodejs22.x', 'index.handler', { 'index.ts': '' }, /no file index/],
    ['nodejs22.x', 'src/app.handler', { 'app.js': '' }, /no file src\/app/],
    ['python3.13', 'app.handler', { 'index.py': '' }, /no file app/],
    ['python3.13', 'src.app.handler', { 'app.py': '' }, /no file src\/app/],
    ['ruby3.3', 'app.Api.process', { 'main.rb': '' }, /no file app/],
    ['nodejs22.x', 'index.handler', { 'package/index.js': '', 'package/lib/a.js': '' }, /index only below package\/: package the content of package/],
    ['python3.13', 'app.handler', { 'src/app.py': '' }, /only below src\//],
  ])('finds %s and %s in %j', (runtime, handler, files, message) => {
    for (const make of [folder, zip]) {
      expectRule(handlerFileMissing).toFind({ Fn: fnOf(make(files), properties(runtime, handler)) }, { logicalId: 'Fn', property: 'Properties/Handler', message });
    }
  });

  test.each<[string, string, Files]>([
    ['nodejs22.x', 'index.handler', { 'index.js': '' }],
    ['nodejs22.x', 'index.handler', { 'index.mjs': '' }],
    ['nodejs22.x', './src/app.handler', { 'src/app.cjs': '' }],
    ['nodejs22.x', 'index.api.handler', { 'index.js': '' }],
    ['nodejs22.x', 'v1.2/index.handler', { 'v1.2/index.js': '' }],
    ['nodejs22.x', 'app.prod.handler', { 'app.prod.js': '' }],
    ['nodejs22.x', 'app.handler', { 'app/index.js': '' }],
    ['nodejs22.x', 'wrapper/dist.handler', { 'node_modules/wrapper/package.json': '{}' }],
    ['nodejs22.x', '/opt/nodejs/node_modules/wrapper/index.handler', { 'main.js': '' }],
    ['python3.13', 'src.app.handler', { 'src/app.py': '' }],
    ['python3.13', 'src/app.handler', { 'src/app.py': '' }],
    ['python3.13', 'app.handler', { 'app/__init__.py': '' }],
    ['python3.13', 'app.handler', { 'app.cpython-313-x86_64-linux-gnu.so': '' }],
    ['ruby3.3', 'lib/app.Api.process', { 'lib/app.rb': '' }],
    ['java21', 'com.example.Handler::handle', { 'com/example/Handler.class': '' }],
    ['provided.al2023', 'index.handler', { bootstrap: '' }],
    ['nodejs22.x', 'index', { 'main.js': '' }],
  ])('is silent about %s and %s in %j', (runtime, handler, files) => {
    expectRule(handlerFileMissing).toStaySilent({ Fn: fnOf(folder(files), properties(runtime, handler)) });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a layer that can hold it', { Layers: ['arn:aws:lambda:eu-west-1:111122223333:layer:l:1'] }],
    ['layers of a parameter', { Layers: UNKNOWN.parameter }],
    ['a wrapper script', { Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/bootstrap' } } }],
    ['variables of a parameter', { Environment: { Variables: UNKNOWN.parameter } }],
    ['a handler of a parameter', { Handler: UNKNOWN.parameter }],
    ['a runtime of a parameter', { Runtime: UNKNOWN.parameter }],
    ['a handler in one branch', { Handler: either('index.handler', 'main.handler') }],
    ['an image', { PackageType: 'Image' }],
  ])('is silent about %s', (_, others) => {
    expectRule(handlerFileMissing).toStaySilent({ Fn: fnOf(folder({ 'main.js': '' }), properties('nodejs22.x', 'index.handler', others)) });
  });

  test('is silent about code that is not at hand, or not all of it', () => {
    const linked = folder({ 'main.js': '' });
    symlinkSync('/etc', join(linked, 'lib'));
    for (const path of [place(), folder({}), linked]) {
      expectRule(handlerFileMissing).toStaySilent({ Fn: fnOf(path, properties('nodejs22.x', 'index.handler')) });
    }
  });
});
