import { logsPermission } from '../../../../lib/checks/rules/role/logs-permission';
import { either, expectRule, fn, getAtt, inline, policy, ref, resource, role, UNKNOWN } from '../../rule-kit';

describe('Function.LogsPermission', () => {
  test.each<[string, unknown, RegExp]>([
    ['no policy at all', role(), /got none for logs:CreateLogStream, logs:PutLogEvents/],
    ['a policy for something else', role(['AmazonSQSFullAccess']), /logs:CreateLogStream, logs:PutLogEvents: allow/],
    ['one of the two', role([], { Policies: [inline('logs:PutLogEvents')] }), /got none for logs:CreateLogStream:/],
    ['the creation of groups alone', role([], { Policies: [inline(['logs:CreateLogGroup', 'logs:CreateLogStream'])] }), /got none for logs:PutLogEvents:/],
  ])('finds %s', (_, Role, message) => {
    expectRule(logsPermission).toFind({ Fn: fn(), Role }, { logicalId: 'Fn', property: 'Properties/Role', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the AWS managed policy', { Role: role(['service-role/AWSLambdaBasicExecutionRole']) }],
    ['a policy on the log group', { Role: role([], { Policies: [inline(['logs:CreateLogStream', 'logs:PutLogEvents'], getAtt('Group', 'Arn'))] }) }],
    ['a pattern', { Role: role(), Policy: policy('Role', 'logs:*') }],
    ['a managed policy of the app', { Role: role([], { ManagedPolicyArns: [ref('Managed')] }), Managed: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } } }) }],
    ['a managed policy that names the role', { Role: role(), Managed: { ...policy('Role', ['logs:Create*', 'logs:Put*']), Type: 'AWS::IAM::ManagedPolicy' } }],
    ['a managed policy that is not on file', { Role: role(['Other']) }],
    ['a managed policy of a parameter', { Role: role([], { ManagedPolicyArns: [UNKNOWN.parameter] }) }],
    ['policies of one branch', { Role: role([], { ManagedPolicyArns: either([], ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']) }) }],
    ['actions of a parameter', { Role: role([], { Policies: [inline([UNKNOWN.parameter as string])] }) }],
    ['a role of a parameter', { Fn: fn({ Role: UNKNOWN.parameter }) }],
    ['a role that a nested stack elsewhere is told of', { Nested: resource('AWS::CloudFormation::Stack', { TemplateURL: 'https://example.com/policies.yaml', Parameters: { Role: ref('Role') } }) }],
    ['a role that a custom resource is told of', { Custom: resource('Custom::AttachPolicy', { RoleName: ref('Role') }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(logsPermission).toStaySilent({ Fn: fn(), Role: role(), Group: resource('AWS::Logs::LogGroup'), ...resources });
  });

  test('is silent where a transform can add a policy', () => {
    expectRule(logsPermission).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: { Fn: fn(), Role: role() } });
  });
});
