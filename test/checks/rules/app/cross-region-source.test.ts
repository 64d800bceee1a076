import { crossRegionSource } from '../../../../lib/checks/rules/app/cross-region-source';
import type { StackGiven } from '../../rule-kit';
import { either, expectRule, fn, mapping, queue, sub, UNKNOWN } from '../../rule-kit';

function stack(EventSourceArn: unknown, region: string | undefined = 'eu-west-1'): StackGiven {
  return { template: { Resources: { Fn: fn(), Mapping: mapping({ EventSourceArn }), Queue: queue() } }, ...region !== '' && { region } };
}

describe('App.CrossRegionSource', () => {
  test.each<[string, unknown, RegExp]>([
    ['a queue', 'arn:aws:sqs:us-east-1:111122223333:q', /Region of the function \(eu-west-1\), got one in us-east-1: move/],
    ['a stream', 'arn:aws:kinesis:us-east-1:111122223333:stream/s', /us-east-1/],
    ['an ARN put together', sub('arn:${AWS::Partition}:dynamodb:ap-southeast-2:${AWS::AccountId}:table/t/stream/x'), /ap-southeast-2/],
    ['both branches', either('arn:aws:sqs:us-east-1:111122223333:q', 'arn:aws:sqs:us-west-2:111122223333:q'), /us-east-1/],
  ])('finds %s', (_, arn, message) => {
    expectRule(crossRegionSource).toFind([stack(arn)], { logicalId: 'Mapping', property: 'Properties/EventSourceArn', message });
  });

  test.each<[string, StackGiven]>([
    ['the same Region', stack('arn:aws:sqs:eu-west-1:444455556666:q')],
    ['a queue of the stack', stack({ 'Fn::GetAtt': ['Queue', 'Arn'] })],
    ['the Region by a pseudo parameter', stack(sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q'))],
    ['a Region of a parameter', stack(sub('arn:aws:sqs:${Where}:${AWS::AccountId}:q'))],
    ['a source of a parameter', stack(UNKNOWN.parameter)],
    ['a stack that does not say where it goes', stack('arn:aws:sqs:us-east-1:111122223333:q', '')],
    ['one branch', stack(either('arn:aws:sqs:us-east-1:111122223333:q', 'arn:aws:sqs:eu-west-1:111122223333:q'))],
    ['self-managed Kafka', stack(undefined)],
  ])('is silent about %s', (_, given) => {
    expectRule(crossRegionSource).toStaySilent([given]);
  });
});
