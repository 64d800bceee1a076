import { logGroupUnmanaged } from '../../../../lib/checks/rules/logs/log-group-unmanaged';
import { expectRule, fn, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const group = (LogGroupName?: unknown): unknown => resource('AWS::Logs::LogGroup', { LogGroupName });

describe('Function.LogGroupUnmanaged', () => {
  test.each<[string, Record<string, unknown>]>([
    ['no log group', {}],
    ['the log group of another function', { Group: group('/aws/lambda/other') }],
    ['a log group of another kind', { Group: group() }],
  ])('finds %s', (_, resources) => {
    expectRule(logGroupUnmanaged).toFind({ Fn: fn({ FunctionName: 'worker' }), ...resources },
      { logicalId: 'Fn', property: 'Properties/LoggingConfig/LogGroup', message: /got none, so Lambda makes one/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a log group that is named', { Fn: fn({ LoggingConfig: { LogGroup: ref('Group') } }), Group: group() }],
    ['a log group of a parameter', { Fn: fn({ LoggingConfig: { LogGroup: UNKNOWN.parameter } }) }],
    ['a log group with the literal name', { Group: group('/aws/lambda/worker') }],
    ['a log group with the name of the function', { Group: group(sub('/aws/lambda/${Fn}')) }],
    ['a log group with a name that is not known', { Group: group(UNKNOWN.parameter) }],
    ['a custom resource that keeps it', { Retention: resource('Custom::LogRetention', { LogGroupName: { 'Fn::Join': ['', ['/aws/lambda/', ref('Fn')]] } }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(logGroupUnmanaged).toStaySilent({ Fn: fn({ FunctionName: 'worker' }), ...resources });
  });

  test('is silent where a transform can add one', () => {
    expectRule(logGroupUnmanaged).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: { Fn: fn() } });
  });
});
