import { rawDelivery } from '../../../../lib/checks/rules/triggers/raw-delivery';
import { either, expectRule, resource, UNKNOWN } from '../../rule-kit';

function subscription(RawMessageDelivery: unknown, Protocol: unknown = 'lambda'): Record<string, unknown> {
  return resource('AWS::SNS::Subscription', { TopicArn: 'arn', Protocol, Endpoint: 'arn', RawMessageDelivery });
}

describe('SnsSubscription.RawDelivery', () => {
  test.each([[true], ['true'], [either(true, 'true')]])('finds %j', (raw) => {
    expectRule(rawDelivery).toFind({ Sub: subscription(raw) }, { logicalId: 'Sub', property: 'Properties/RawMessageDelivery', message: /got true with protocol lambda/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['false', subscription(false)],
    ['nothing', subscription(undefined)],
    ['a queue', subscription(true, 'sqs')],
    ['a parameter', subscription(UNKNOWN.parameter)],
    ['one branch', subscription(either(true, false))],
    ['a protocol in one branch', subscription(true, either('lambda', 'sqs'))],
  ])('is silent about %s', (_, Sub) => {
    expectRule(rawDelivery).toStaySilent({ Sub });
  });
});
