import { limits } from '../../../../lib/checks/rules/edge/limits';
import { distribution } from '../../edge-kit';
import { either, expectRule, fn, ref, sub, UNKNOWN, version } from '../../rule-kit';

function edge(EventType: unknown, properties: Record<string, unknown>, association: Record<string, unknown> = {}): Record<string, unknown> {
  return { Fn: fn(properties), Version: version(), Distribution: distribution({ EventType, ...association }) };
}

describe('Edge.Limits', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['6 s for a viewer', edge('viewer-request', { Timeout: 6 }), 'Timeout', /for viewer events is at most 5 s, got 6 s: set it to 5/],
    ['129 MB for a viewer', edge('viewer-response', { MemorySize: 129 }), 'MemorySize', /at most 128 MB, got 129 MB/],
    ['31 s for an origin', edge('origin-request', { Timeout: 31 }), 'Timeout', /for origin events is at most 30 s, got 31 s/],
    ['31 s for the answer of an origin', edge('origin-response', { Timeout: '31' }), 'Timeout', /got 31 s/],
    ['both branches', edge('viewer-request', { Timeout: either(10, 20) }), 'Timeout', /got 10 s/],
    ['events of one kind in both branches', edge(either('viewer-request', 'viewer-response'), { Timeout: 10 }), 'Timeout', /got 10 s/],
  ])('finds %s', (_, resources, property, message) => {
    expectRule(limits).toFind(resources, { logicalId: 'Fn', property: `Properties/${property}`, message });
  });

  test('finds a function for both kinds of events once', () => {
    const CacheBehaviors = [{ LambdaFunctionAssociations: [{ EventType: 'viewer-request', LambdaFunctionARN: ref('Version') }] }];
    const Distribution = distribution({}, { CacheBehaviors });
    expectRule(limits).toFind({ Fn: fn({ Timeout: 60 }), Version: version(), Distribution }, { message: /viewer events is at most 5 s/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the most for a viewer', edge('viewer-request', { Timeout: 5, MemorySize: 128 })],
    ['the most for an origin', edge('origin-request', { Timeout: 30, MemorySize: 10_240 })],
    ['nothing', edge('viewer-request', {})],
    ['parameters', edge('viewer-request', { Timeout: UNKNOWN.parameter, MemorySize: UNKNOWN.parameter })],
    ['an event of a parameter', edge(UNKNOWN.parameter, { Timeout: 60 })],
    ['one branch', edge('viewer-request', { Timeout: either(5, 60) })],
    ['an older version', edge('viewer-request', { Timeout: 60 }, { LambdaFunctionARN: sub('${Fn.Arn}:7') })],
  ])('is silent about %s', (_, resources) => {
    expectRule(limits).toStaySilent(resources);
  });
});
