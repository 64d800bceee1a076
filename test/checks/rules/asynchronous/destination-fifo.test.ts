import { destinationFifo } from '../../../../lib/checks/rules/asynchronous/destination-fifo';
import { either, expectRule, fn, getAtt, mapping, queue, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const resources = {
  Fifo: queue({ QueueName: 'failed.fifo', FifoQueue: true }), Standard: queue(), Perhaps: queue({ FifoQueue: UNKNOWN.parameter }),
  Topic: resource('AWS::SNS::Topic', { FifoTopic: 'true' }), Stream: resource('AWS::Kinesis::Stream'),
};
const deadLetter = (TargetArn: unknown): Record<string, unknown> => ({ ...resources, Fn: fn({ DeadLetterConfig: { TargetArn } }) });

describe('Destination.Fifo', () => {
  test.each<[string, unknown, RegExp]>([
    ['a queue', getAtt('Fifo', 'Arn'), /standard queue or topic, got Fn::GetAtt Fifo.Arn, which is FIFO/],
    ['a topic', ref('Topic'), /got Ref Topic/],
    ['an ARN around the name', sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Fifo.QueueName}'), /got/],
    ['a literal ARN', 'arn:aws:sqs:eu-west-1:111122223333:other.fifo', /other.fifo/],
    ['an ARN with gaps', sub('arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${Stage}-x.fifo'), /-x.fifo/],
    ['both branches', either(getAtt('Fifo', 'Arn'), ref('Topic')), /Fifo.Arn/],
  ])('finds %s as dead-letter queue', (_, target, message) => {
    expectRule(destinationFifo).toFind(deadLetter(target), { logicalId: 'Fn', property: 'Properties/DeadLetterConfig/TargetArn', message });
  });

  test.each(['OnSuccess', 'OnFailure'])('finds one for %s', (name) => {
    const Config = resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), DestinationConfig: { [name]: { Destination: getAtt('Fifo', 'Arn') } } });
    expectRule(destinationFifo).toFind({ ...resources, Fn: fn(), Config }, { logicalId: 'Config', property: `Properties/DestinationConfig/${name}/Destination` });
  });

  test('finds one behind a mapping', () => {
    const Mapping = mapping({ EventSourceArn: getAtt('Stream', 'Arn'), DestinationConfig: { OnFailure: { Destination: getAtt('Fifo', 'Arn') } } });
    expectRule(destinationFifo).toFind({ ...resources, Fn: fn(), Mapping }, { logicalId: 'Mapping' });
  });

  test.each<[string, unknown]>([
    ['a standard queue', getAtt('Standard', 'Arn')],
    ['a queue that may be standard', getAtt('Perhaps', 'Arn')],
    ['a standard queue in one branch', either(getAtt('Fifo', 'Arn'), getAtt('Standard', 'Arn'))],
    ['a literal standard queue', 'arn:aws:sqs:eu-west-1:111122223333:fifo'],
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
  ])('is silent about %s', (_, target) => {
    expectRule(destinationFifo).toStaySilent(deadLetter(target));
  });
});
