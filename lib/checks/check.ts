import type { App } from '../template';
import { isAcknowledged } from './acknowledged';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import { selects } from './options';
import type { Rule, Severity } from './rule';
import { RULES } from './rules';

/** A finding with the rule it comes from. */
export interface CheckedFinding extends Finding {
  readonly rule: Rule;
  readonly severity: Severity;
}

const ORDER: readonly Severity[] = ['info', 'warning', 'error'];

/** Everything the rules find and nobody acknowledged: each once, in an order that depends on the findings alone. */
export function check(app: App, options: CheckOptions, rules: readonly Rule[] = RULES): readonly CheckedFinding[] {
  const found = new Map<string, CheckedFinding>();
  for (const rule of rules.filter((candidate) => selects(options, candidate))) {
    for (const one of rule.check(app, options)) {
      const severity = one.severity ?? rule.severity;
      const isMeant = one.resource !== undefined && isAcknowledged(one.resource, rule.id);
      if (!isMeant && ORDER.indexOf(severity) >= ORDER.indexOf(options.minSeverity)) {
        found.set([one.stack.id, one.resource?.logicalId ?? '', rule.id, one.property ?? '', one.message].join('\n'), { ...one, rule, severity });
      }
    }
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}
