import { imageEntryPointRelative } from '../../../../lib/checks/rules/code/image-entry-point-relative';
import { either, expectRule, fn, UNKNOWN } from '../../rule-kit';

describe('Function.ImageEntryPointRelative', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a name', { ImageConfig: { EntryPoint: ['python', '-m', 'app'] } }, /absolute path, got python: write where the program is, such as \/usr\/bin\/python/],
    ['a path from here', { ImageConfig: { EntryPoint: ['./run.sh'] } }, /got .\/run.sh/],
    ['two branches', { ImageConfig: { EntryPoint: either(['a'], ['b']) } }, /got a/],
  ])('finds %s', (_, properties, message) => {
    expectRule(imageEntryPointRelative).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/ImageConfig/EntryPoint/0', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a path', { ImageConfig: { EntryPoint: ['/lambda-entrypoint.sh', 'app.handler'] } }],
    ['a legal branch', { ImageConfig: { EntryPoint: [either('a', '/a')] } }],
    ['a parameter', { ImageConfig: { EntryPoint: [UNKNOWN.parameter] } }],
    ['a list of a parameter', { ImageConfig: { EntryPoint: UNKNOWN.parameter } }],
    ['a command alone', { ImageConfig: { Command: ['app.handler'] } }],
    ['no program', { ImageConfig: { EntryPoint: [] } }],
    ['nothing', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(imageEntryPointRelative).toStaySilent({ Fn: fn(properties) });
  });
});
