import { invokeConfigQualifierMismatch } from '../../../../lib/checks/rules/asynchronous/qualifier-mismatch';
import { alias, either, expectRule, fn, getAtt, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const config = (Qualifier: unknown, attributes: Record<string, unknown> = {}): Record<string, unknown> =>
  resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier, MaximumRetryAttempts: 0 }, attributes);
const rule = (Arn: unknown): Record<string, unknown> => resource('AWS::Events::Rule', { Targets: [{ Id: 'a', Arn }] });
const resources = { Fn: fn(), Version: version(), Alias: alias() };

describe('EventInvokeConfig.QualifierMismatch', () => {
  test.each<[string, unknown, unknown, RegExp]>([
    ['a trigger of the alias', '$LATEST', ref('Alias'), /trigger of Fn .* got Ref Alias, while Config is for another/],
    ['a trigger of the function', 'live', getAtt('Fn', 'Arn'), /got Fn::GetAtt Fn.Arn/],
    ['a trigger of a qualified ARN', 'live', sub('${Fn.Arn}:blue'), /got "\$\{Fn.Arn\}:blue"/],
    ['a trigger of a version', 'live', ref('Version'), /got Ref Version/],
  ])('finds %s', (_, qualifier, arn, message) => {
    expectRule(invokeConfigQualifierMismatch).toFind({ ...resources, Config: config(qualifier), Rule: rule(arn) }, { logicalId: 'Rule', property: 'Properties/Targets/0/Arn', message });
  });

  test('finds a subscription and a schedule', () => {
    const Subscription = resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: ref('T'), Endpoint: ref('Alias') });
    const Schedule = resource('AWS::Scheduler::Schedule', { Target: { Arn: ref('Alias'), RoleArn: UNKNOWN.parameter } });
    expectRule(invokeConfigQualifierMismatch).toFind({ ...resources, Config: config('$LATEST'), Subscription, Schedule }, { logicalId: 'Subscription' }, { logicalId: 'Schedule' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a config for the alias', { Config: config('live'), Rule: rule(ref('Alias')) }],
    ['a config for the function', { Config: config('$LATEST'), Rule: rule(getAtt('Fn', 'Arn')) }],
    ['configs for both', { Config: config('live'), Latest: config('$LATEST'), Rule: rule(ref('Alias')) }],
    ['a config for the alias that may be there', { Config: config('$LATEST'), Live: config('live', { Condition: 'Live' }), Rule: rule(ref('Alias')) }],
    ['a qualifier of a parameter', { Config: config(UNKNOWN.parameter), Rule: rule(ref('Alias')) }],
    ['a config of a function that is not known', { Config: config('$LATEST'), Else: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: UNKNOWN.parameter, Qualifier: 'live' }), Rule: rule(ref('Alias')) }],
    ['a choice of qualifiers', { Config: config('$LATEST'), Rule: rule(either(ref('Alias'), getAtt('Fn', 'Arn'))) }],
    ['no config', { Rule: rule(ref('Alias')) }],
    ['a synchronous trigger', { Config: config('$LATEST'), Pool: resource('AWS::Cognito::UserPool', { LambdaConfig: { PreSignUp: ref('Alias') } }) }],
  ])('is silent about %s', (_, extra) => {
    expectRule(invokeConfigQualifierMismatch).toStaySilent({ ...resources, ...extra });
  });
});
