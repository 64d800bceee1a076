import { logGroupAfterFunction } from '../../../../lib/checks/rules/logs/log-group-after-function';
import { expectRule, fn, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const group = (LogGroupName?: unknown): unknown => resource('AWS::Logs::LogGroup', { LogGroupName });

describe('Function.LogGroupAfterFunction', () => {
  test.each<[string, unknown]>([
    ['a name with the function in it', sub('/aws/lambda/${Fn}')],
    ['a name joined with the function', { 'Fn::Join': ['', ['/aws/lambda/', ref('Fn')]] }],
  ])('finds %s', (_, name) => {
    expectRule(logGroupAfterFunction).toFind({ Fn: fn(), Group: group(name) }, { logicalId: 'Group', property: 'Properties/LogGroupName', message: /with the Ref of Fn/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a literal name', { Fn: fn({ FunctionName: 'worker' }), Group: group('/aws/lambda/worker') }],
    ['a name of its own', { Fn: fn({ LoggingConfig: { LogGroup: ref('Group') } }), Group: group('/app') }],
    ['another name with the function in it', { Group: group(sub('/app/${Fn}')) }],
    ['a function that logs elsewhere', { Fn: fn({ LoggingConfig: { LogGroup: '/app' } }), Group: group(sub('/aws/lambda/${Fn}')) }],
    ['a name of a parameter', { Group: group(UNKNOWN.parameter) }],
    ['no log group', {}],
  ])('is silent about %s', (_, resources) => {
    expectRule(logGroupAfterFunction).toStaySilent({ Fn: fn(), ...resources });
  });
});
