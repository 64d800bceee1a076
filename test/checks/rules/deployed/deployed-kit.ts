import type { Rule } from '../../../../lib/checks/rule';
import type { Given, RuleExpectation } from '../../rule-kit';
import { appOf, expectRule } from '../../rule-kit';

/** What a rule finds in templates when others are deployed. */
export function expectChange(rule: Rule, before: Given): RuleExpectation {
  return expectRule(rule, { deployed: appOf(before) });
}
