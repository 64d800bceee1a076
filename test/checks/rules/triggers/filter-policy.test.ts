import { filterPolicy } from '../../../../lib/checks/rules/triggers/filter-policy';
import { either, expectRule, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';

function subscription(FilterPolicy: unknown, FilterPolicyScope?: unknown): Record<string, unknown> {
  return { Sub: resource('AWS::SNS::Subscription', { TopicArn: 'arn', Protocol: 'lambda', Endpoint: 'arn', FilterPolicy, FilterPolicyScope }) };
}

const SIX = { a: ['1'], b: ['1'], c: ['1'], d: ['1'], e: ['1'], f: ['1'] };

describe('SnsSubscription.FilterPolicy', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a list', subscription([{ a: ['x'] }]), 'FilterPolicy', /is an object, got a list/],
    ['a text', subscription('color'), 'FilterPolicy', /got "color"/],
    ['a bare value', subscription({ color: 'red' }), 'FilterPolicy/color', /color in FilterPolicy is a list of values, got "red": write \["red"\]/],
    ['a bare number', subscription({ size: 5 }), 'FilterPolicy/size', /got "5"/],
    ['a bare value in JSON', subscription('{"color":"red"}'), 'FilterPolicy/color', /got "red"/],
    ['a bare value below', subscription({ detail: { color: 'red' } }, 'MessageBody'), 'FilterPolicy/detail/color', /got "red"/],
    ['a nested policy of attributes', subscription({ detail: { color: ['red'] } }), 'FilterPolicy/detail', /set FilterPolicyScope to MessageBody/],
    ['six attributes', subscription(SIX, 'MessageAttributes'), 'FilterPolicy', /at most 5 attributes, got 6: drop 1/],
    ['a fault in both branches', subscription(either({ color: 'red' }, { size: 5 })), 'FilterPolicy/color', /red/],
  ])('finds %s', (_, resources, property, message) => {
    expectRule(filterPolicy).toFind(resources, { logicalId: 'Sub', property: `Properties/${property}`, message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['no policy', subscription(undefined)],
    ['lists', subscription({ color: ['red', { prefix: 'b' }], size: [{ numeric: ['>', 5] }] })],
    ['five attributes', subscription({ ...SIX, f: undefined })],
    ['five attributes and one that can be left out', subscription({ ...SIX, f: either(['1'], NO_VALUE) })],
    ['$or', subscription({ $or: [{ color: ['red'] }, { size: ['5'] }] })],
    ['a nested policy of the body', subscription({ detail: { color: ['red'] } }, 'MessageBody')],
    ['a nested policy with a scope of a parameter', subscription({ detail: { color: ['red'] } }, UNKNOWN.parameter)],
    ['six fields of the body', subscription(SIX, 'MessageBody')],
    ['a policy of a parameter', subscription(UNKNOWN.parameter)],
    ['a value of a parameter', subscription({ color: UNKNOWN.parameter })],
    ['one branch', subscription(either({ color: 'red' }, { color: ['red'] }))],
    ['JSON with lists', subscription('{"color":["red"]}')],
  ])('is silent about %s', (_, resources) => {
    expectRule(filterPolicy).toStaySilent(resources);
  });
});
