import { sqsSelfDlq } from '../../../../lib/checks/rules/queues/sqs-self-dlq';
import { either, expectRule, fn, getAtt, mapping, queue, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const given = { Queue: queue(), Dlq: queue(), Fn: fn(), Mapping: mapping() };
const config = (DestinationConfig: unknown, FunctionName: unknown = ref('Fn')): Record<string, unknown> =>
  resource('AWS::Lambda::EventInvokeConfig', { FunctionName, Qualifier: '$LATEST', DestinationConfig });

describe('EventSourceMapping.SqsSelfDlq', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ['a queue that is its own', { Queue: queue({ QueueName: 'q', RedrivePolicy: { deadLetterTargetArn: sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q') } }) }, 'Queue', 'RedrivePolicy/deadLetterTargetArn'],
    ['that of the function', { Fn: fn({ DeadLetterConfig: { TargetArn: getAtt('Queue', 'Arn') } }) }, 'Fn', 'DeadLetterConfig/TargetArn'],
    ['a failure destination', { Config: config({ OnFailure: { Destination: getAtt('Queue', 'Arn') } }) }, 'Config', 'DestinationConfig/OnFailure/Destination'],
    ['a success destination', { Config: config({ OnSuccess: { Destination: getAtt('Queue', 'Arn') } }) }, 'Config', 'DestinationConfig/OnSuccess/Destination'],
  ])('finds %s', (_, resources, logicalId, property) => {
    expectRule(sqsSelfDlq).toFind({ ...given, ...resources }, { logicalId, property: `Properties/${property}`, message: /got Queue, which the function reads: use a queue of its own/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['another queue', {
      Queue: queue({ RedrivePolicy: { deadLetterTargetArn: getAtt('Dlq', 'Arn') } }), Fn: fn({ DeadLetterConfig: { TargetArn: getAtt('Dlq', 'Arn') } }),
      Config: config({ OnFailure: { Destination: getAtt('Dlq', 'Arn') } }),
    }],
    ['the queue of another function', { Other: fn({ DeadLetterConfig: { TargetArn: getAtt('Queue', 'Arn') } }), Config: config({ OnFailure: { Destination: getAtt('Queue', 'Arn') } }, ref('Other')) }],
    ['another queue in one branch', { Fn: fn({ DeadLetterConfig: { TargetArn: either(getAtt('Queue', 'Arn'), getAtt('Dlq', 'Arn')) } }) }],
    ['a parameter', { Fn: fn({ DeadLetterConfig: { TargetArn: UNKNOWN.parameter } }) }],
    ['nothing', {}],
    ['a queue that no mapping reads', { Fn: fn({ DeadLetterConfig: { TargetArn: getAtt('Queue', 'Arn') } }), Mapping: mapping({ EventSourceArn: UNKNOWN.import }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sqsSelfDlq).toStaySilent({ ...given, ...resources });
  });
});
