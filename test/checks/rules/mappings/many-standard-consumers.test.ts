import { manyStandardConsumers } from '../../../../lib/checks/rules/mappings/many-standard-consumers';
import { expectRule, fn, getAtt, ref, UNKNOWN } from '../../rule-kit';
import { ARNS, consumer, stream, streamMapping } from '../../source-kit';

/** Mappings `M1` to `Mn`, each of a function of its own. */
function readers(count: number, properties: Record<string, unknown> = {}): Record<string, unknown> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return Object.fromEntries(numbers.flatMap((number) => [[`F${number}`, fn()], [`M${number}`, streamMapping({ FunctionName: ref(`F${number}`), ...properties })]]));
}

const given = { Stream: stream(), Consumer: consumer() };

describe('EventSourceMapping.ManyStandardConsumers', () => {
  test('finds the sixth', () => {
    expectRule(manyStandardConsumers).toFind({ ...given, ...readers(6) }, { logicalId: 'M6', property: 'Properties/EventSourceArn', message: /at most 5 mappings.*got 6: use the ARN of a StreamConsumer/ });
  });

  test('finds the sixth and seventh of a literal stream', () => {
    expectRule(manyStandardConsumers).toFind(readers(7, { EventSourceArn: ARNS.stream }), { logicalId: 'M6' }, { logicalId: 'M7' });
  });

  test('counts over stacks', () => {
    expectRule(manyStandardConsumers).toFind([
      { template: { Resources: { ...given, ...readers(3) }, Outputs: { Out: { Value: getAtt('Stream', 'Arn'), Export: { Name: 'stream' } } } } },
      { template: { Resources: readers(3, { EventSourceArn: { 'Fn::ImportValue': 'stream' } }) } },
    ], { logicalId: 'M3' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['five', readers(5)],
    ['a consumer', { ...readers(5), M6: streamMapping({ EventSourceArn: ref('Consumer') }) }],
    ['one that is turned off', { ...readers(5), M6: streamMapping({ Enabled: false }) }],
    ['one that may be turned off', { ...readers(5), M6: streamMapping({ Enabled: UNKNOWN.parameter }) }],
    ['one that may not be there', { ...readers(5), M6: streamMapping({}, { Condition: 'Undecided' }) }],
    ['another stream', { ...readers(5), M6: streamMapping({ EventSourceArn: ARNS.stream }) }],
    ['streams of a parameter', readers(6, { EventSourceArn: UNKNOWN.parameter })],
  ])('is silent about %s', (_, resources) => {
    expectRule(manyStandardConsumers).toStaySilent({ ...given, ...resources });
  });
});
