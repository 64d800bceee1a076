import { insightsLayerWithoutPolicy } from '../../../../lib/checks/rules/role/insights-layer-without-policy';
import { either, expectRule, fn, getAtt, inline, policy, resource, role, sub, UNKNOWN } from '../../rule-kit';

const LAYER = 'arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:53';
const Layers = [LAYER];
const group = (LogGroupName?: unknown): unknown => resource('AWS::Logs::LogGroup', { LogGroupName });
const writing = (to: unknown): unknown => role([], { Policies: [inline('logs:PutLogEvents', to)] });

describe('Function.InsightsLayerWithoutPolicy', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a role without logs', {}],
    ['the layer of ARM', { Fn: fn({ Layers: ['arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension-Arm64:20'] }) }],
    ['a layer of the Region', { Fn: fn({ Layers: [sub('arn:${AWS::Partition}:lambda:${AWS::Region}:580247275435:layer:LambdaInsightsExtension:53')] }) }],
    ['logs of its own group alone', { Role: writing(getAtt('Group', 'Arn')), Group: group() }],
    ['logs of a named group', { Role: writing(getAtt('Group', 'Arn')), Group: group('/app/worker') }],
    ['logs of a group by its name', { Role: writing(sub('arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${Fn}:*')) }],
  ])('finds %s', (_, resources) => {
    expectRule(insightsLayerWithoutPolicy).toFind({ Fn: fn({ Layers }), Role: role(), ...resources },
      { logicalId: 'Fn', property: 'Properties/Layers', message: /role Role without the right to: attach CloudWatchLambdaInsightsExecutionRolePolicy/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the managed policy', { Role: role(['CloudWatchLambdaInsightsExecutionRolePolicy']) }],
    ['the right to write all logs', { Role: role(['service-role/AWSLambdaBasicExecutionRole']) }],
    ['all logs of the account', { Policy: policy('Role', 'logs:*', 'arn:aws:logs:*:*:*') }],
    ['all log groups of Lambda', { Role: writing('arn:aws:logs:*:*:log-group:/aws/lambda*') }],
    ['the group', { Role: writing(sub('arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda-insights:*')) }],
    ['the group as a resource', { Role: writing(getAtt('Group', 'Arn')), Group: group('/aws/lambda-insights') }],
    ['a group with the name of a parameter', { Role: writing(getAtt('Group', 'Arn')), Group: group(UNKNOWN.parameter) }],
    ['resources of a parameter', { Role: writing(UNKNOWN.parameter) }],
    ['a role that is not known', { Role: role(['Other']) }],
    ['another layer', { Fn: fn({ Layers: ['arn:aws:lambda:eu-west-1:111122223333:layer:mine:1'] }) }],
    ['the layer in one branch', { Fn: fn({ Layers: either(Layers, []) }) }],
    ['a layer of a parameter', { Fn: fn({ Layers: [UNKNOWN.parameter] }) }],
    ['no layer', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(insightsLayerWithoutPolicy).toStaySilent({ Fn: fn({ Layers }), Role: role(), ...resources });
  });
});
