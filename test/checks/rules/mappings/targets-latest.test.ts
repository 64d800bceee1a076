import { targetsLatest } from '../../../../lib/checks/rules/mappings/targets-latest';
import { alias, expectRule, fn, getAtt, mapping, queue, ref, sub, UNKNOWN, version } from '../../rule-kit';

const given = { Queue: queue(), Fn: fn({ FunctionName: 'fn' }), Version: version(), Alias: alias() };

describe('EventSourceMapping.TargetsLatest', () => {
  test.each<[string, unknown]>([
    ['the function', ref('Fn')],
    ['its ARN', getAtt('Fn', 'Arn')],
    ['its name', 'fn'],
    ['$LATEST', sub('${Fn.Arn}:$LATEST')],
  ])('finds %s', (_, FunctionName) => {
    expectRule(targetsLatest).toFind({ ...given, Mapping: mapping({ FunctionName }) },
      { logicalId: 'Mapping', property: 'Properties/FunctionName', message: /got Fn itself: use Ref Alias/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the alias', { Mapping: mapping({ FunctionName: ref('Alias') }) }],
    ['the alias by name', { Mapping: mapping({ FunctionName: sub('${Fn}:live') }) }],
    ['a version', { Mapping: mapping({ FunctionName: ref('Version') }) }],
    ['a function without an alias', { Other: fn(), Mapping: mapping({ FunctionName: ref('Other') }) }],
    ['an alias that may not be there', { Alias: alias({}, { Condition: 'Undecided' }), Mapping: mapping() }],
    ['a parameter', { Mapping: mapping({ FunctionName: UNKNOWN.parameter }) }],
    ['a qualifier of a parameter', { Mapping: mapping({ FunctionName: sub('${Fn}:${Parameter}') }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(targetsLatest).toStaySilent({ ...given, ...resources });
  });
});
