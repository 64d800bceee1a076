import { canonical } from './json';
import { resolve, resolveDeferred } from './resolve';
import type { Part, Value } from './value';
import { isReference } from './value';

/** See `Reading.key`. */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case 'literal': return `=${String(value.value)}`;
    case 'reference': return keyOfPart(value.reference);
    case 'text': return keyOfParts(value.parts);
    case 'unknown': return keyOfPart(value);
    case 'list': return `[${value.items.map((item) => resolveDeferred(item).map(keyOf).join('|')).join(',')}]`;
    case 'map': return `{${Object.keys(value.entries).sort().map((key) => `${JSON.stringify(key)}:${resolve(value.entries[key], value.scope).map(keyOf).join('|')}`).join(',')}}`;
    case 'absent': return '';
  }
}

/** See `Reading.key`. */
export function keyOfParts(parts: readonly Part[]): string {
  return parts.map(keyOfPart).join('');
}

function keyOfPart(part: Part): string {
  if (typeof part === 'string') {
    return `=${part}`;
  }
  return isReference(part) ? `<${part.resource.id}.${part.attribute}>` : `?${part.stack.id}:${canonical(part.raw)}?`;
}
