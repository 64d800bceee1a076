import { dlqNoAlarm } from '../../../../lib/checks/rules/queues/dlq-no-alarm';
import { expectRule, fn, getAtt, mapping, queue, ref, resource, UNKNOWN } from '../../rule-kit';

const given = { Dlq: queue({ QueueName: 'dlq' }), Other: queue() };
const RedrivePolicy = { deadLetterTargetArn: getAtt('Dlq', 'Arn'), maxReceiveCount: 5 };
const METRIC = 'ApproximateNumberOfMessagesVisible';

function alarm(properties: Record<string, unknown>): Record<string, unknown> {
  return { Alarm: resource('AWS::CloudWatch::Alarm', { MetricName: METRIC, ...properties }) };
}

function named(Value: unknown): Record<string, unknown> {
  return { Dimensions: [{ Name: 'QueueName', Value }] };
}

describe('Queue.DlqNoAlarm', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a redrive target', { Queue: queue({ RedrivePolicy }) }],
    ['the queue of a function', { Fn: fn({ DeadLetterConfig: { TargetArn: getAtt('Dlq', 'Arn') } }) }],
    ['a failure destination', { Config: resource('AWS::Lambda::EventInvokeConfig', { DestinationConfig: { OnFailure: { Destination: getAtt('Dlq', 'Arn') } } }) }],
    ['a failure destination of a mapping', { Mapping: mapping({ DestinationConfig: { OnFailure: { Destination: getAtt('Dlq', 'Arn') } } }) }],
    ['a queue of two, once', { Queue: queue({ RedrivePolicy }), Queue2: queue({ RedrivePolicy }) }],
    ['an alarm for another queue', { Queue: queue({ RedrivePolicy }), ...alarm(named(getAtt('Other', 'QueueName'))) }],
    ['an alarm on another metric', { Queue: queue({ RedrivePolicy }), ...alarm({ ...named(getAtt('Dlq', 'QueueName')), MetricName: 'NumberOfMessagesSent' }) }],
  ])('finds %s', (_, resources) => {
    expectRule(dlqNoAlarm).toFind({ ...given, ...resources }, { logicalId: 'Dlq', message: /of Dlq, which takes what failed, should have an alarm/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an alarm', alarm(named(getAtt('Dlq', 'QueueName')))],
    ['an alarm by name', alarm(named('dlq'))],
    ['an alarm of a parameter', alarm(named(UNKNOWN.parameter))],
    ['an alarm on a sum', alarm({ MetricName: undefined, Metrics: [
      { Id: 'sum', Expression: 'a + b' }, { Id: 'a', MetricStat: { Metric: { MetricName: METRIC, ...named(getAtt('Dlq', 'QueueName')) } } },
    ] })],
    ['an alarm on a search', alarm({ MetricName: undefined, Metrics: [{ Id: 'all', Expression: `SEARCH('${METRIC}', 'Sum')` }] })],
    ['a template that a transform adds to', { Nested: resource('AWS::CloudFormation::Stack') }],
  ])('is silent about %s', (_, resources) => {
    expectRule(dlqNoAlarm).toStaySilent({ ...given, Queue: queue({ RedrivePolicy }), ...resources });
  });

  test.each<[string, Record<string, unknown>]>([
    ['that nothing fails to', { Queue: queue() }],
    ['outside', { Queue: queue({ RedrivePolicy: { deadLetterTargetArn: UNKNOWN.import } }), Fn: fn({ DeadLetterConfig: { TargetArn: ref('Topic') } }), Topic: resource('AWS::SNS::Topic') }],
  ])('does not concern a queue %s', (_, resources) => {
    expectRule(dlqNoAlarm).toStaySilent({ ...given, ...resources });
  });
});
