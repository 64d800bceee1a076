import { scalableTargetQualifier } from '../../../../lib/checks/rules/release/scalable-target-qualifier';
import { alias, either, expectRule, fn, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const scaled = (ResourceId: unknown, ServiceNamespace: unknown = 'lambda'): Record<string, unknown> => ({
  Fn: fn(), Alias: alias(), Target: resource('AWS::ApplicationAutoScaling::ScalableTarget', { ResourceId, ServiceNamespace, MinCapacity: 1, MaxCapacity: 2 }),
});

describe('ScalableTarget.LambdaQualifier', () => {
  test.each<[string, unknown, RegExp]>([
    ['a literal name', 'function:orders', /<alias or version>, got "function:orders": append/],
    ['Ref of a function', sub('function:${Fn}'), /got "function:\$\{Fn\}"/],
    ['a joined Ref', { 'Fn::Join': [':', ['function', ref('Fn')]] }, /got "function:\$\{Fn\}"/],
    ['a name of the stack', sub('function:${AWS::StackName}-orders'), /got "function:\$\{...\}-orders"/],
    ['an empty qualifier', 'function:orders:', /got/],
    ['$LATEST', 'function:orders:$LATEST', /\$LATEST/],
    ['$LATEST of a parameter', sub('function:${Parameter}:$LATEST'), /\$LATEST/],
    ['both branches', either('function:a', 'function:b'), /function:a/],
  ])('finds %s', (_, id, message) => {
    expectRule(scalableTargetQualifier).toFind(scaled(id), { logicalId: 'Target', property: 'Properties/ResourceId', message });
  });

  test.each<[string, unknown]>([
    ['an alias', 'function:orders:live'],
    ['a version', 'function:orders:3'],
    ['an alias of a Ref', sub('function:${Fn}:live')],
    ['what the CDK writes', { 'Fn::Join': ['', ['function:', { 'Fn::Select': [6, { 'Fn::Split': [':', ref('Alias')] }] }, ':live']] }],
    ['a parameter that may hold the alias', sub('function:${Parameter}')],
    ['an alias of a parameter', { 'Fn::Join': [':', ['function', ref('Fn'), ref('Parameter')]] }],
    ['a parameter', UNKNOWN.parameter],
    ['an alias in one branch', either('function:a', 'function:a:live')],
  ])('is silent about %s', (_, id) => {
    expectRule(scalableTargetQualifier).toStaySilent(scaled(id));
  });

  test('does not concern other services', () => {
    expectRule(scalableTargetQualifier).toStaySilent(scaled('function:orders', 'custom-resource'));
    expectRule(scalableTargetQualifier).toStaySilent(scaled('function:orders', UNKNOWN.parameter));
  });
});
