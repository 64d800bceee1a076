import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { nameOf } from './certain-triggers';
import { onEachTarget } from './event-targets';

/** Names with dots are those of EventBridge itself: `aws.events.event`. */
const PLACEHOLDER = /<([A-Za-z0-9_-]+)>/g;

export const inputTransformerPlaceholder: Rule = {
  id: 'EventsRule.InputTransformerPlaceholder',
  severity: 'error',
  statement: '`InputTemplate` has a placeholder that is no key of `InputPathsMap`.',
  fix: 'Add the key to `InputPathsMap`, or use one that is there.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html',
  check: onEachTarget((target) => {
    const template = target.at('InputTransformer', 'InputTemplate');
    const paths = target.at('InputTransformer', 'InputPathsMap');
    const keys = paths.isAbsent ? [] : keysOf(paths);
    const missing = keys && placeholdersOf(template).find((name) => !keys.includes(name));
    return missing === undefined ? undefined : finding(template,
      `${nameOf(template)} uses keys of InputPathsMap (${keys?.join(', ') ?? ''}), got <${missing}>: add ${missing} to InputPathsMap, or correct it`);
  }),
};

/** Every key that can be there; undefined when there can be others. */
function keysOf(paths: Reading): readonly string[] | undefined {
  const maps = paths.alternatives.map((map) => (map.isAbsent ? [] : map.entries()?.map(([name]) => name)));
  return maps.every((names) => names !== undefined) ? maps.flat() : undefined;
}

/** Those that every branch uses; an unknown piece hides nothing of the known ones. */
function placeholdersOf(template: Reading): readonly string[] {
  const [first, ...others] = template.alternatives.map((each) =>
    (each.parts() ?? []).flatMap((part) => (typeof part === 'string' ? [...part.matchAll(PLACEHOLDER)].map(([, name]) => name) : [])));
  return (first ?? []).filter((name) => others.every((names) => names.includes(name)));
}
