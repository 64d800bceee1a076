import { resolve, resolveDeferred } from './resolve';
import type { Reference, Value } from './value';
import { isReference } from './value';

/** Every reference within a value, in any branch. */
export function referencesOf(value: Value): Reference[] {
  switch (value.kind) {
    case 'reference': return [value.reference];
    case 'text': return value.parts.filter(isReference);
    case 'list': return value.items.flatMap((item) => resolveDeferred(item).flatMap(referencesOf));
    case 'map': return Object.values(value.entries).flatMap((raw) => resolve(raw, value.scope).flatMap(referencesOf));
    default: return [];
  }
}
