import { dlqUnused } from '../../../../lib/checks/rules/failures/dlq-unused';
import { alias, expectRule, fn, getAtt, mapping, permission, policy, queue, ref, resource, role, UNKNOWN, version } from '../../rule-kit';

const given = { Fn: fn({ DeadLetterConfig: { TargetArn: getAtt('Dead', 'Arn') } }), Role: role(), Queue: queue(), Dead: queue(), Mapping: mapping() };

describe('Function.DlqUnused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a queue alone', {}],
    ['a queue of the alias', { Mapping: mapping({ FunctionName: ref('Alias') }), Version: version(), Alias: alias() }],
    ['a queue with another dead-letter queue', { Queue: queue({ RedrivePolicy: { deadLetterTargetArn: getAtt('Other', 'Arn'), maxReceiveCount: 5 } }), Other: queue() }],
    ['a stream', { Queue: resource('AWS::Kinesis::Stream') }],
    ['a stream with another failure destination', {
      Queue: resource('AWS::Kinesis::Stream'), Mapping: mapping({ DestinationConfig: { OnFailure: { Destination: getAtt('Other', 'Arn') } } }), Other: queue(),
    }],
    ['a permission for another function', { Other: fn(), Permission: permission('sns.amazonaws.com', { FunctionName: ref('Other') }) }],
  ])('finds %s', (_, resources) => {
    expectRule(dlqUnused).toFind({ ...given, ...resources }, { logicalId: 'Fn', property: 'Properties/DeadLetterConfig', message: /got a function that Mapping polls for/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the dead-letter queue of the polled queue', { Queue: queue({ RedrivePolicy: { deadLetterTargetArn: getAtt('Dead', 'Arn'), maxReceiveCount: 5 } }) }],
    ['the failure destination of the mapping', {
      Queue: resource('AWS::Kinesis::Stream'), Mapping: mapping({ DestinationConfig: { OnFailure: { Destination: getAtt('Dead', 'Arn') } } }),
    }],
    ['a permission', { Permission: permission('sns.amazonaws.com') }],
    ['a permission for the alias', { Permission: permission('sns.amazonaws.com', { FunctionName: ref('Alias') }), Version: version(), Alias: alias() }],
    ['a permission for an unknown function', { Permission: permission('sns.amazonaws.com', { FunctionName: UNKNOWN.parameter }) }],
    ['a URL', { Url: resource('AWS::Lambda::Url', { TargetFunctionArn: ref('Fn'), AuthType: 'AWS_IAM' }) }],
    ['a config of asynchronous events', { Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST' }) }],
    ['a schedule', { Schedule: resource('AWS::Scheduler::Schedule', { Target: { Arn: getAtt('Fn', 'Arn'), RoleArn: getAtt('Role', 'Arn') } }) }],
    ['somebody who may invoke it', { Policy: policy('Role', 'lambda:InvokeFunction', getAtt('Fn', 'Arn')) }],
    ['somebody who may invoke the alias', { Policy: policy('Role', 'lambda:InvokeFunction', ref('Alias')), Version: version(), Alias: alias() }],
    ['no mapping', { Mapping: queue() }],
    ['a mapping of an unknown function', { Mapping: mapping({ FunctionName: UNKNOWN.parameter }) }],
    ['no dead-letter queue', { Fn: fn() }],
    ['a dead-letter queue of a parameter', { Fn: fn({ DeadLetterConfig: { TargetArn: UNKNOWN.parameter } }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(dlqUnused).toStaySilent({ ...given, ...resources });
  });

  test('is silent where a transform can add a permission', () => {
    expectRule(dlqUnused).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: given });
  });
});
