import { asyncNoFailureSink } from '../../../../lib/checks/rules/failures/async-no-failure-sink';
import { alias, either, expectRule, fn, getAtt, NO_VALUE, queue, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const subscription = (Endpoint: unknown = getAtt('Fn', 'Arn'), Protocol = 'lambda'): unknown => resource('AWS::SNS::Subscription', { Protocol, Endpoint, TopicArn: 'arn:aws:sns:eu-west-1:111122223333:topic' });
const config = (Qualifier: unknown, DestinationConfig: unknown = { OnFailure: { Destination: getAtt('Queue', 'Arn') } }): unknown =>
  resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier, DestinationConfig });
const named = { Version: version(), Alias: alias() };

describe('Function.AsyncNoFailureSink', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a subscription', { Source: subscription() }, /events of Source that fail .* for Fn:/],
    ['a subscription of an alias', { Source: subscription(ref('Alias')), ...named }, /for Alias:/],
    ['a subscription with a name at the end', { Source: subscription(sub('${Fn.Arn}:live')), ...named }, /for Alias:/],
    ['a bucket', { Source: resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: getAtt('Fn', 'Arn') }] } }) }, /events of Source/],
    ['a rule', { Source: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'a', Arn: getAtt('Fn', 'Arn') }] }) }, /events of Source/],
    ['a log subscription', { Source: resource('AWS::Logs::SubscriptionFilter', { DestinationArn: getAtt('Fn', 'Arn') }) }, /events of Source/],
    ['a repository', { Source: resource('AWS::CodeCommit::Repository', { Triggers: [{ Name: 'a', Events: ['all'], DestinationArn: getAtt('Fn', 'Arn') }] }) }, /events of Source/],
    ['a config for another qualifier', { Source: subscription(ref('Alias')), Config: config('$LATEST'), ...named }, /for Alias:/],
    ['a config without failures', { Source: subscription(), Config: config('$LATEST', { OnSuccess: { Destination: getAtt('Queue', 'Arn') } }) }, /neither DeadLetterConfig nor an on-failure destination/],
    ['a config with retries alone', { Source: subscription(), Config: config('$LATEST', NO_VALUE) }, /events of Source/],
  ])('finds %s', (_, resources, message) => {
    expectRule(asyncNoFailureSink).toFind({ Fn: fn(), Queue: queue(), ...resources }, { logicalId: 'Fn', property: 'Properties/DeadLetterConfig', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a dead-letter queue', { Fn: fn({ DeadLetterConfig: { TargetArn: getAtt('Queue', 'Arn') } }) }],
    ['a dead-letter queue of a parameter', { Fn: fn({ DeadLetterConfig: { TargetArn: UNKNOWN.parameter } }) }],
    ['a dead-letter queue in one branch', { Fn: fn({ DeadLetterConfig: either({ TargetArn: getAtt('Queue', 'Arn') }, NO_VALUE) }) }],
    ['a destination', { Config: config('$LATEST') }],
    ['a destination of the alias', { Source: subscription(ref('Alias')), Config: config('live'), ...named }],
    ['a destination of a parameter', { Config: config('$LATEST', { OnFailure: { Destination: UNKNOWN.parameter } }) }],
    ['a destination for a qualifier that is not known', { Config: config(UNKNOWN.parameter) }],
    ['a config of a function that is not known', { Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: UNKNOWN.parameter, Qualifier: '$LATEST' }) }],
    ['a queue that is polled', { Source: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: getAtt('Queue', 'Arn') }) }],
    ['a load balancer', { Source: resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id: getAtt('Fn', 'Arn') }] }) }],
    ['mail that is waited for', { Source: resource('AWS::SES::ReceiptRule', { Rule: { Actions: [{ LambdaAction: { FunctionArn: getAtt('Fn', 'Arn'), InvocationType: 'RequestResponse' } }] } }) }],
    ['a subscription of a queue', { Source: subscription(getAtt('Queue', 'Arn'), 'sqs') }],
    ['a subscription of a parameter', { Source: subscription(UNKNOWN.parameter) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(asyncNoFailureSink).toStaySilent({ Fn: fn(), Queue: queue(), Source: subscription(), ...resources });
  });

  test('is silent where a transform can add a destination', () => {
    expectRule(asyncNoFailureSink).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: { Fn: fn(), Source: subscription() } });
  });
});
