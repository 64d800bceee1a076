import { durableUnqualifiedTrigger } from '../../../../lib/checks/rules/function/durable-unqualified-trigger';
import { alias, either, expectRule, fn, getAtt, mapping, NO_VALUE, queue, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const DurableConfig = { ExecutionTimeout: 3_600 };
const rule = (Arn: unknown, attributes = {}): unknown => resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'Target', Arn }] }, attributes);

describe('Function.DurableUnqualifiedTrigger', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a mapping', { Mapping: mapping() }, 'FunctionName', /FunctionName must name an alias or version .* got Fn itself/],
    ['a rule', { Rule: rule(getAtt('Fn', 'Arn')) }, 'Targets/0/Arn', /use an alias/],
    ['a rule with an ARN', { Rule: rule(sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}')) }, 'Targets/0/Arn', /Fn/],
    ['a subscription', { Subscription: resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: getAtt('Fn', 'Arn'), TopicArn: UNKNOWN.import }) }, 'Endpoint', /Endpoint/],
    ['a notification', { Bucket: resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: getAtt('Fn', 'Arn') }] } }) }, 'NotificationConfiguration/LambdaConfigurations/0/Function', /Function/],
    ['a schedule', { Schedule: resource('AWS::Scheduler::Schedule', { Target: { Arn: getAtt('Fn', 'Arn'), RoleArn: UNKNOWN.import } }) }, 'Target/Arn', /Target/],
  ])('finds %s', (_, resources, property, message) => {
    const [logicalId] = Object.keys(resources);
    expectRule(durableUnqualifiedTrigger).toFind(
      { Fn: fn({ DurableConfig }), Queue: queue(), ...resources },
      { logicalId, property: `Properties/${property}`, message },
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['an alias', { Rule: rule(ref('Alias')) }],
    ['a version', { Rule: rule(ref('Version')) }],
    ['$LATEST by name', { Rule: rule(sub('${Fn.Arn}:$LATEST')) }],
    ['$LATEST by name in one branch', { Rule: rule(either(sub('${Fn.Arn}:$LATEST'), getAtt('Fn', 'Arn'))) }],
    ['an alias of a mapping', { Mapping: mapping({ FunctionName: ref('Alias') }) }],
    ['a name of a parameter', { Rule: rule(sub('${Fn.Arn}:${Parameter}')) }],
    ['another function', { Other: fn(), Rule: rule(getAtt('Other', 'Arn')) }],
    ['a rule that may not be there', { Rule: rule(getAtt('Fn', 'Arn'), { Condition: 'Undecided' }) }],
    ['a parameter', { Rule: rule(UNKNOWN.parameter) }],
  ])('is silent about %s', (_, resources) => {
    const app = { Fn: fn({ DurableConfig }), Queue: queue(), Version: version(), Alias: alias() };
    expectRule(durableUnqualifiedTrigger).toStaySilent({ ...app, ...resources });
  });

  test('does not concern a function that is not durable', () => {
    expectRule(durableUnqualifiedTrigger).toStaySilent({ Fn: fn(), Rule: rule(getAtt('Fn', 'Arn')) });
    expectRule(durableUnqualifiedTrigger).toStaySilent({ Fn: fn({ DurableConfig: either(DurableConfig, NO_VALUE) }), Rule: rule(getAtt('Fn', 'Arn')) });
  });
});
