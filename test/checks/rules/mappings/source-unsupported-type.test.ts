import { sourceUnsupportedType } from '../../../../lib/checks/rules/mappings/source-unsupported-type';
import { either, expectRule, fn, getAtt, mapping, ref, resource, sub, UNKNOWN } from '../../rule-kit';
import { ARNS, joined } from '../../source-kit';

describe('EventSourceMapping.SourceUnsupportedType', () => {
  test.each<[string, unknown, string]>([
    ['AWS::SNS::Topic', ref('Source'), 'sns'],
    ['AWS::S3::Bucket', getAtt('Source', 'Arn'), 's3'],
    ['AWS::Events::Rule', getAtt('Source', 'Arn'), 'events'],
    ['AWS::Events::EventBus', getAtt('Source', 'Arn'), 'events'],
    ['AWS::Logs::LogGroup', getAtt('Source', 'Arn'), 'logs'],
    ['AWS::KinesisFirehose::DeliveryStream', getAtt('Source', 'Arn'), 'firehose'],
    ['AWS::Lambda::Function', getAtt('Source', 'Arn'), 'lambda'],
    ['AWS::StepFunctions::StateMachine', ref('Source'), 'states'],
  ])('finds a resource of type %s', (type, EventSourceArn, service) => {
    expectRule(sourceUnsupportedType).toFind({ Mapping: mapping({ EventSourceArn }), Source: resource(type) },
      { logicalId: 'Mapping', property: 'Properties/EventSourceArn', message: new RegExp(`got one of ${service},.*give ${service} a permission`) });
  });

  test.each<[string, unknown]>([
    ['a literal ARN', 'arn:aws:sns:eu-west-1:111122223333:topic'],
    ['a literal ARN of another partition', 'arn:aws-cn:s3:::bucket'],
    ['an ARN put together', joined('sns', 'topic')],
    ['an ARN around a reference', sub('arn:aws:s3:::${Bucket}')],
    ['two branches of that kind', either('arn:aws:s3:::bucket', 'arn:aws:sns:eu-west-1:111122223333:topic')],
  ])('finds %s', (_, EventSourceArn) => {
    expectRule(sourceUnsupportedType).toFind({ Mapping: mapping({ EventSourceArn }), Bucket: resource('AWS::S3::Bucket') }, { logicalId: 'Mapping' });
  });

  test('follows an export of another stack', () => {
    expectRule(sourceUnsupportedType).toFind([
      { template: { Resources: { Topic: resource('AWS::SNS::Topic') }, Outputs: { Out: { Value: ref('Topic'), Export: { Name: 'topic' } } } } },
      { template: { Resources: { Mapping: mapping({ EventSourceArn: { 'Fn::ImportValue': 'topic' } }), Fn: fn() } } },
    ], { logicalId: 'Mapping' });
  });

  test.each<[string, unknown]>([
    ...Object.entries(ARNS).filter(([name]) => name !== 'table'),
    ['a queue', getAtt('Queue', 'Arn')],
    ['a queue in the other branch', either('arn:aws:s3:::bucket', getAtt('Queue', 'Arn'))],
    ['a queue in one branch', either(getAtt('Queue', 'Arn'), 'arn:aws:s3:::bucket')],
    ['a custom resource', getAtt('Custom', 'Arn')],
    ['an output of a nested stack', getAtt('Nested', 'Outputs.Arn')],
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['an ARN of a service that is not known', sub('arn:aws:${Parameter}:eu-west-1:111122223333:name')],
    ['a text that is no ARN', 'sns'],
    ['nothing', undefined],
  ])('is silent about %s', (_, EventSourceArn) => {
    expectRule(sourceUnsupportedType).toStaySilent({
      Mapping: mapping({ EventSourceArn }), Queue: resource('AWS::SQS::Queue'), Custom: resource('Custom::Source'), Nested: resource('AWS::CloudFormation::Stack'),
    });
  });
});
