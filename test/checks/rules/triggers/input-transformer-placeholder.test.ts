import { inputTransformerPlaceholder } from '../../../../lib/checks/rules/triggers/input-transformer-placeholder';
import { either, expectRule, NO_VALUE, resource, sub, UNKNOWN } from '../../rule-kit';

function rule(InputTemplate: unknown, InputPathsMap: unknown = { state: '$.detail.state' }): Record<string, unknown> {
  return { Rule: resource('AWS::Events::Rule', { Targets: [{ InputTransformer: { InputTemplate, InputPathsMap } }] }) };
}

describe('EventsRule.InputTransformerPlaceholder', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['another name', rule('"<status>"'), /\(state\), got <status>: add status/],
    ['the second of two', rule('{"a": <state>, "b": <time>}'), /got <time>/],
    ['a name without a map', rule('"<status>"', NO_VALUE), /\(\), got <status>/],
    ['a name beside a parameter', rule(sub('{"a": <status>, "stage": "${Stage}"}')), /got <status>/],
    ['a name in all branches', rule(either('"<x> <y>"', '"<y>"')), /got <y>/],
  ])('finds %s', (_, resources, message) => {
    expectRule(inputTransformerPlaceholder).toFind(resources, { logicalId: 'Rule', property: 'Properties/Targets/0/InputTransformer/InputTemplate', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a key', rule('"is <state>"')],
    ['what EventBridge knows itself', rule('{"rule": <aws.events.rule-name>, "event": <aws.events.event.json>}')],
    ['no placeholder', rule('"a < b, c > d"')],
    ['a template of a parameter', rule(UNKNOWN.parameter)],
    ['a map of a parameter', rule('"<x>"', UNKNOWN.parameter)],
    ['a key that may be there', rule('"<x>"', { x: either('$.x', NO_VALUE) })],
    ['one branch', rule(either('"<x>"', '"<state>"'))],
    ['a name put together by the deployment', rule(sub('"<${Name}>"'))],
    ['no transformer', { Rule: resource('AWS::Events::Rule', { Targets: [{ Arn: 'arn' }] }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(inputTransformerPlaceholder).toStaySilent(resources);
  });
});
