import { dotnetRuntimeConfig } from '../../../../lib/checks/rules/assets/dotnet-runtime-config';
import type { Files } from '../../asset-kit';
import { fnOf, folder, place, zip } from '../../asset-kit';
import { expectRule, UNKNOWN } from '../../rule-kit';

const dotnet = { Runtime: 'dotnet8', Handler: 'Orders::Orders.Function::Handle' };

describe('Asset.DotnetRuntimeConfig', () => {
  test.each<[string, Files, RegExp]>([
    ['no configuration', { 'Orders.dll': '' }, /got none of name Orders\.runtimeconfig\.json: package/],
    ['no assembly', { 'Other.dll': '', 'Orders.runtimeconfig.json': '{}' }, /got none of name Orders\.dll:/],
    ['the source', { 'Orders.csproj': '', 'Function.cs': '' }, /Orders\.dll or Orders\.runtimeconfig\.json/],
    ['files below', { 'publish/Orders.dll': '', 'publish/Orders.runtimeconfig.json': '{}' }, /Orders\.dll or/],
  ])('finds %s', (_, files, message) => {
    for (const make of [folder, zip]) {
      expectRule(dotnetRuntimeConfig).toFind({ Fn: fnOf(make(files), dotnet) }, { logicalId: 'Fn', property: 'Properties/Code', message });
    }
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['both files', folder({ 'Orders.dll': '', 'Orders.runtimeconfig.json': '{}' }), dotnet],
    ['a program', folder({ bootstrap: '' }), { ...dotnet, Handler: 'Orders' }],
    ['another runtime', folder({ 'index.js': '' }), { ...dotnet, Runtime: 'java21' }],
    ['a handler of a parameter', folder({ 'Orders.dll': '' }), { ...dotnet, Handler: UNKNOWN.parameter }],
    ['an empty folder', folder({}), dotnet],
    ['code that is not at hand', place(), dotnet],
  ])('is silent about %s', (_, path, properties) => {
    expectRule(dotnetRuntimeConfig).toStaySilent({ Fn: fnOf(path, properties) });
  });
});
