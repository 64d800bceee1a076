import type { Part, Reading } from '../../../template';
import { isReference } from '../../../template';
import { canonical } from '../../../template/json';

/** Whether two values, one of each deployment, certainly differ: then whatever is made of them changes. */
export function differs(now: Reading, before: Reading): boolean {
  return now.every((a) => before.every((b) => valueDiffers(a, b)));
}

function valueDiffers(a: Reading, b: Reading): boolean {
  if (a.isAbsent || b.isAbsent) {
    return a.isPresent || b.isPresent;
  }
  const [items, others] = [a.items(), b.items()];
  if (items !== undefined && others !== undefined) {
    return [...items, ...others].every(isThere)
      && (items.length !== others.length || items.some((item) => others.every((other) => differs(item, other))));
  }
  const [entries, otherEntries] = [a.entries(), b.entries()];
  if (entries !== undefined && otherEntries !== undefined) {
    return [...entries, ...otherEntries].some(([name]) => differs(a.at(name), b.at(name)));
  }
  const [parts, otherParts] = [a.parts(), b.parts()];
  return parts !== undefined && parts.length === otherParts?.length
    && parts.every((part, index) => areComparable(part, otherParts[index]))
    && parts.some((part, index) => partKey(part) !== partKey(otherParts[index]));
}

function isThere(item: Reading): boolean {
  return item.values.every(({ kind }) => kind !== 'absent');
}

/** What is unknown in both must be the same. */
function areComparable(a: Part, b: Part): boolean {
  if (typeof a === 'string' || typeof b === 'string') {
    return typeof a === typeof b;
  }
  return isReference(a) ? isReference(b) : partKey(a) === partKey(b);
}

/** Two attributes of one resource may have the same value, as `Ref` and the ARN of a topic have. */
function partKey(part: Part): string {
  if (typeof part === 'string') {
    return part;
  }
  return isReference(part) ? part.resource.logicalId : canonical(part.raw);
}
