import { targetsLatestBesideAlias } from '../../../../lib/checks/rules/triggers/targets-latest-beside-alias';
import { alias, either, expectRule, fn, getAtt, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const ARN = getAtt('Fn', 'Arn');
const aliased = { Fn: fn(), Version: version(), Alias: alias() };

function rule(Arn: unknown): Record<string, unknown> {
  return resource('AWS::Events::Rule', { Targets: [{ Arn, Id: 'T' }] });
}

describe('Trigger.TargetsLatestBesideAlias', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a rule', rule(ARN)],
    ['a subscription', resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: ARN })],
    ['a bucket', resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Function: ARN }] } })],
    ['an HTTP API', resource('AWS::ApiGatewayV2::Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: ARN })],
    ['a target group', resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id: ARN }] })],
    ['a schedule', resource('AWS::Scheduler::Schedule', { Target: { Arn: ARN, RoleArn: 'arn' } })],
    ['a URL', resource('AWS::Lambda::Url', { TargetFunctionArn: ARN, AuthType: 'AWS_IAM' })],
  ])('finds %s', (_, Trigger) => {
    expectRule(targetsLatestBesideAlias).toFind({ ...aliased, Trigger }, { logicalId: 'Trigger', message: /should be the alias Alias, got Fn itself/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the alias', { Trigger: rule(ref('Alias')) }],
    ['the alias by name', { Trigger: rule(sub('${Fn.Arn}:live')) }],
    ['a URL of the alias', { Trigger: resource('AWS::Lambda::Url', { TargetFunctionArn: ARN, Qualifier: 'live' }) }],
    ['$LATEST by name', { Trigger: rule(sub('${Fn.Arn}:$LATEST')) }],
    ['two aliases', { Trigger: rule(ARN), Beta: alias({ Name: 'beta' }) }],
    ['an alias of $LATEST', { Trigger: rule(ARN), Alias: alias({ FunctionVersion: '$LATEST' }) }],
    ['an alias that may not be there', { Trigger: rule(ARN), Alias: alias({}, { Condition: 'Undecided' }) }],
    ['an alias of a function that is not known', { Trigger: rule(ARN), Beta: alias({ FunctionName: UNKNOWN.parameter }) }],
    ['no alias', { Trigger: rule(ARN), Alias: resource('AWS::SNS::Topic') }],
    ['a trigger that may not be there', { Trigger: { ...rule(ARN), Condition: 'Undecided' } }],
    ['the function in one branch', { Trigger: rule(either(ARN, ref('Alias'))) }],
    ['a Config rule', { Trigger: resource('AWS::Config::ConfigRule', { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: ARN } }) }],
    ['an authorizer', { Trigger: resource('AWS::ApiGatewayV2::Authorizer', { AuthorizerUri: ARN }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(targetsLatestBesideAlias).toStaySilent({ ...aliased, ...resources });
  });
});
