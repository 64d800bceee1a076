import { latestQualifier } from '../../../../lib/checks/rules/permissions/latest-qualifier';
import { either, expectRule, fn, getAtt, permission, ref, sub, UNKNOWN } from '../../rule-kit';

const on = (FunctionName: unknown): Record<string, unknown> => ({ Fn: fn(), Permission: permission('s3.amazonaws.com', { FunctionName }) });

describe('Permission.LatestQualifier', () => {
  test.each<[string, unknown, RegExp]>([
    ['a literal', 'orders:$LATEST', /got "orders:\$LATEST": drop the suffix/],
    ['a literal ARN', 'arn:aws:lambda:eu-west-1:111122223333:function:orders:$LATEST', /\$LATEST/],
    ['a Sub', sub('${Fn.Arn}:$LATEST'), /got "\$\{Fn.Arn\}:\$LATEST"/],
    ['a Join', { 'Fn::Join': ['', [ref('Fn'), ':$LATEST']] }, /\$LATEST/],
    ['a Join at colons', { 'Fn::Join': [':', [getAtt('Fn', 'Arn'), '$LATEST']] }, /\$LATEST/],
    ['a function of a parameter', sub('${Parameter}:$LATEST'), /\$LATEST/],
    ['both branches', either('a:$LATEST', 'b:$LATEST'), /a:\$LATEST/],
  ])('finds %s', (_, name, message) => {
    expectRule(latestQualifier).toFind(on(name), { logicalId: 'Permission', property: 'Properties/FunctionName', message });
  });

  test.each<[string, unknown]>([
    ['the function', ref('Fn')],
    ['an alias', sub('${Fn}:LATEST')],
    ['a function in one branch', either('a:$LATEST', 'a')],
    ['a parameter', UNKNOWN.parameter],
    ['a qualifier of a parameter', sub('${Fn}:${Qualifier}')],
  ])('is silent about %s', (_, name) => {
    expectRule(latestQualifier).toStaySilent(on(name));
  });
});
