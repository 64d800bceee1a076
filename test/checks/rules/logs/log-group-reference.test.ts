import { logGroupReference } from '../../../../lib/checks/rules/logs/log-group-reference';
import { either, expectRule, fn, getAtt, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const Group = resource('AWS::Logs::LogGroup');

describe('Function.LogGroupReference', () => {
  test.each<[string, unknown, RegExp]>([
    ['the ARN of a log group', getAtt('Group', 'Arn'), /got Fn::GetAtt Group.Arn: use its name/],
    ['the ARN within a text', sub('${Group.Arn}'), /got Fn::GetAtt Group.Arn/],
    ['a literal ARN', 'arn:aws:logs:eu-west-1:111122223333:log-group:/app/worker:*', /got "arn:aws:logs/],
    ['an ARN around a name', sub('arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}'), /log-group:\$\{Group\}/],
    ['a name with a space', '/app/my worker', /got "\/app\/my worker"/],
    ['an empty name', '', /got ""/],
    ['a name that is too long', 'a'.repeat(513), /got "a+"/],
    ['an ARN in both branches', either(getAtt('Group', 'Arn'), 'arn:aws:logs:::x'), /Group.Arn/],
  ])('finds %s', (_, LogGroup, message) => {
    expectRule(logGroupReference).toFind({ Fn: fn({ LoggingConfig: { LogGroup } }), Group }, { logicalId: 'Fn', property: 'Properties/LoggingConfig/LogGroup', message });
  });

  test.each<[string, unknown]>([
    ['the name of a log group', ref('Group')],
    ['a literal name', '/app/my_worker-1.log#2'],
    ['the longest name', 'a'.repeat(512)],
    ['a name put together', sub('/app/${AWS::StackName}/worker')],
    ['the name taken from the ARN', { 'Fn::Select': [6, { 'Fn::Split': [':', getAtt('Group', 'Arn')] }] }],
    ['the name that a custom resource tells', getAtt('Retention', 'LogGroupName')],
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['a dynamic reference', '{{resolve:ssm:/app/log-group:1}}'],
    ['a legal branch', either(getAtt('Group', 'Arn'), ref('Group'))],
    ['a branch without', either(getAtt('Group', 'Arn'), NO_VALUE)],
    ['none', undefined],
  ])('is silent about %s', (_, LogGroup) => {
    expectRule(logGroupReference).toStaySilent({ Fn: fn({ LoggingConfig: { LogGroup } }), Group, Retention: resource('Custom::LogRetention') });
  });
});
