import { destinationType } from '../../../../lib/checks/rules/asynchronous/destination-type';
import { alias, either, expectRule, fn, getAtt, mapping, NO_VALUE, queue, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const resources = {
  Queue: queue(), Topic: resource('AWS::SNS::Topic'), Bucket: resource('AWS::S3::Bucket'), Bus: resource('AWS::Events::EventBus', { Name: 'bus' }),
  Other: fn(), Alias: alias(), Stream: resource('AWS::Kinesis::Stream'), Rule: resource('AWS::Events::Rule'), Machine: resource('AWS::StepFunctions::StateMachine'),
  Custom: resource('Custom::Destination'), Value: resource('AWS::SSM::Parameter'), Nested: resource('AWS::CloudFormation::Stack'),
};
const deadLetter = (TargetArn: unknown): Record<string, unknown> => ({ ...resources, Fn: fn({ DeadLetterConfig: { TargetArn } }) });
const config = (name: string, Destination: unknown): Record<string, unknown> => ({
  ...resources, Fn: fn(), Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), DestinationConfig: { [name]: { Destination } } }),
});
const failed = (Destination: unknown, source: unknown = getAtt('Stream', 'Arn')): Record<string, unknown> =>
  ({ ...resources, Fn: fn(), Mapping: mapping({ EventSourceArn: source, DestinationConfig: { OnFailure: { Destination } } }) });

const SQS = getAtt('Queue', 'Arn');
const SNS = ref('Topic');
const LAMBDA = getAtt('Other', 'Arn');
const BUS = getAtt('Bus', 'Arn');
const S3 = getAtt('Bucket', 'Arn');
const MSK = 'arn:aws:kafka:eu-west-1:111122223333:cluster/c/1-2';

describe('Destination.Type', () => {
  test.each<[string, Record<string, unknown>, string, string, RegExp]>([
    ['a function as dead-letter queue', deadLetter(LAMBDA), 'Fn', 'DeadLetterConfig/TargetArn', /takes an SQS queue, an SNS topic, got a function/],
    ['a bus as dead-letter queue', deadLetter(BUS), 'Fn', 'DeadLetterConfig/TargetArn', /got an event bus/],
    ['a bucket as dead-letter queue', deadLetter(S3), 'Fn', 'DeadLetterConfig/TargetArn', /got an S3 bucket/],
    ['a stream as dead-letter queue', deadLetter(getAtt('Stream', 'Arn')), 'Fn', 'DeadLetterConfig/TargetArn', /got kinesis/],
    ['a literal ARN', deadLetter('arn:aws:lambda:eu-west-1:111122223333:function:f'), 'Fn', 'DeadLetterConfig/TargetArn', /got a function/],
    ['an ARN with gaps', deadLetter(sub('arn:${AWS::Partition}:kinesis:${AWS::Region}:${AWS::AccountId}:stream/${Stream}')), 'Fn', 'DeadLetterConfig/TargetArn', /got kinesis/],
    ['two of another kind', deadLetter(either(LAMBDA, S3)), 'Fn', 'DeadLetterConfig/TargetArn', /got a function/],
    ['a bucket for success', config('OnSuccess', S3), 'Config', 'DestinationConfig/OnSuccess/Destination', /got an S3 bucket/],
    ['a stream for success', config('OnSuccess', getAtt('Stream', 'Arn')), 'Config', 'DestinationConfig/OnSuccess/Destination', /got kinesis/],
    ['a rule for failure', config('OnFailure', getAtt('Rule', 'Arn')), 'Config', 'DestinationConfig/OnFailure/Destination', /got a rule of EventBridge/],
    ['a state machine for failure', config('OnFailure', ref('Machine')), 'Config', 'DestinationConfig/OnFailure/Destination', /got states/],
    ['a function behind a mapping', failed(LAMBDA), 'Mapping', 'DestinationConfig/OnFailure/Destination', /takes an SQS queue, an SNS topic, an S3 bucket, got a function/],
    ['a bus behind a mapping', failed(BUS), 'Mapping', 'DestinationConfig/OnFailure/Destination', /got an event bus/],
    ['a Kafka topic behind a stream', failed('kafka://topic'), 'Mapping', 'DestinationConfig/OnFailure/Destination', /got a Kafka topic/],
  ])('finds %s', (_, given, logicalId, property, message) => {
    expectRule(destinationType).toFind(given, { logicalId, property: `Properties/${property}`, message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a queue as dead-letter queue', deadLetter(SQS)],
    ['a topic as dead-letter queue', deadLetter(SNS)],
    ['a queue for success', config('OnSuccess', SQS)],
    ['a topic for success', config('OnSuccess', SNS)],
    ['a function for success', config('OnSuccess', LAMBDA)],
    ['an alias for success', config('OnSuccess', ref('Alias'))],
    ['a bus for success', config('OnSuccess', BUS)],
    ['a bucket for failure', config('OnFailure', S3)],
    ['a function for failure', config('OnFailure', LAMBDA)],
    ['a queue behind a mapping', failed(SQS)],
    ['a bucket behind a mapping', failed(S3)],
    ['a literal bucket behind a mapping', failed('arn:aws:s3:::failed')],
    ['a Kafka topic behind MSK', failed('kafka://topic', MSK)],
    ['a Kafka topic behind what is not known', failed('kafka://topic', UNKNOWN.parameter)],
    ['a queue in one branch', deadLetter(either(LAMBDA, SQS))],
    ['nothing in one branch', deadLetter(either(LAMBDA, NO_VALUE))],
    ['a parameter', deadLetter(UNKNOWN.parameter)],
    ['an import', deadLetter(UNKNOWN.import)],
    ['an ARN of a service that is not known', deadLetter(sub('arn:aws:${Service}:eu-west-1:111122223333:x'))],
    ['what a custom resource yields', deadLetter(getAtt('Custom', 'Arn'))],
    ['what a parameter of Systems Manager holds', deadLetter(getAtt('Value', 'Value'))],
    ['what a nested stack yields', deadLetter(getAtt('Nested', 'Outputs.Arn'))],
  ])('is silent about %s', (_, given) => {
    expectRule(destinationType).toStaySilent(given);
  });
});
