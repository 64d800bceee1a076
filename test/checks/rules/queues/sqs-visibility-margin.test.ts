import { sqsVisibilityMargin } from '../../../../lib/checks/rules/queues/sqs-visibility-margin';
import { alias, either, expectRule, fn, mapping, queue, ref, UNKNOWN, version } from '../../rule-kit';

const given = { Queue: queue(), Fn: fn({ Timeout: 10 }), Version: version(), Alias: alias(), Mapping: mapping() };

describe('EventSourceMapping.SqsVisibilityMargin', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a second too short', { Queue: queue({ VisibilityTimeout: 59 }) }, /at least 60 s \(6 times the timeout of function Fn, 10 s, and the window of 0 s\), got 59 s: set it to 60/],
    ['as long as the timeout', { Queue: queue({ VisibilityTimeout: 10 }) }, /got 10 s/],
    ['the usual visibility', {}, /got 30 s/],
    ['no room for the window', { Queue: queue({ VisibilityTimeout: 60 }), Mapping: mapping({ MaximumBatchingWindowInSeconds: 5 }) }, /at least 65 s .* window of 5 s/],
    ['no room for the shorter of two windows', { Queue: queue({ VisibilityTimeout: 64 }), Mapping: mapping({ MaximumBatchingWindowInSeconds: either(5, 50) }) }, /at least 65 s/],
    ['an alias', { Mapping: mapping({ FunctionName: ref('Alias') }) }, /got 30 s/],
  ])('finds %s', (_, resources, message) => {
    expectRule(sqsVisibilityMargin).toFind({ ...given, ...resources }, { logicalId: 'Queue', property: 'Properties/VisibilityTimeout', message });
  });

  test('counts with another factor', () => {
    expectRule(sqsVisibilityMargin, { visibilityFactor: 3 }).toStaySilent(given);
    expectRule(sqsVisibilityMargin, { visibilityFactor: 4 }).toFind(given, { message: /at least 40 s \(4 times/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['six times', { Queue: queue({ VisibilityTimeout: 60 }) }],
    ['less than the timeout, of which another rule speaks', { Queue: queue({ VisibilityTimeout: 9 }) }],
    ['enough in one branch', { Queue: queue({ VisibilityTimeout: either(30, 60) }) }],
    ['a visibility of a parameter', { Queue: queue({ VisibilityTimeout: UNKNOWN.parameter }) }],
    ['a timeout of a parameter', { Fn: fn({ Timeout: UNKNOWN.parameter }) }],
    ['a window of a parameter, which may be 0', { Queue: queue({ VisibilityTimeout: 60 }), Mapping: mapping({ MaximumBatchingWindowInSeconds: UNKNOWN.parameter }) }],
    ['the usual times', { Fn: fn() }],
    ['a queue of a parameter', { Mapping: mapping({ EventSourceArn: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sqsVisibilityMargin).toStaySilent({ ...given, ...resources });
  });
});
