import { checkOptions } from '../../../../lib/checks/options';
import { resourceCount } from '../../../../lib/checks/rules/app/resource-count';
import { App, isUnreadable, templateOf } from '../../../../lib/template';
import { expectRule, resource } from '../../rule-kit';

function topics(count: number): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`Topic${index}`, resource('AWS::SNS::Topic')]));
}

function found(bytes: number): readonly string[] {
  const json = JSON.stringify({ Resources: topics(1) });
  const template = templateOf('stack.template.json', Buffer.from(json.padEnd(bytes, ' ')));
  return isUnreadable(template) ? [] : resourceCount.check(new App([{ template }]), checkOptions()).map(({ message }) => message);
}

describe('Stack.ResourceCount', () => {
  test('finds more than 450 resources', () => {
    expectRule(resourceCount).toFind(topics(451), { logicalId: undefined, message: /at most 500, got 451: split/ });
  });

  test('finds more than 900,000 bytes', () => {
    expect(found(900_001)).toEqual([expect.stringMatching(/at most 1000000 bytes, got 900001/)]);
  });

  test('is silent below', () => {
    expectRule(resourceCount).toStaySilent(topics(450));
    expect(found(900_000)).toEqual([]);
  });

  test('takes another limit', () => {
    expectRule(resourceCount, { maxResources: 1_000 }).toStaySilent(topics(900));
  });

  test('counts each stack by itself', () => {
    expectRule(resourceCount).toStaySilent([{ template: { Resources: topics(300) } }, { template: { Resources: topics(300) } }]);
  });
});
