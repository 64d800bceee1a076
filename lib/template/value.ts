import type { Json, JsonObject } from './json';
import type { Resource } from './resource';
import type { Stack } from './stack';

/** `Ref` (then `attribute` is `Ref`) or `Fn::GetAtt` of a resource of the app. */
export interface Reference {
  readonly resource: Resource;
  readonly attribute: string;
}

/** What nobody can know before the deployment. */
export interface Unresolved {
  readonly raw: Json;
  readonly stack: Stack;
}

/** A piece of a text: known, the value of a resource, or unknown. */
export type Part = string | Reference | Unresolved;

/** Where a value stands: its template, and the conditions that hold wherever it is used. */
export interface Scope {
  readonly stack: Stack;
  readonly assumed: ReadonlyMap<string, boolean>;
  readonly depth: number;
}

/** A value that is resolved when somebody asks. */
export type Deferred = { readonly raw: Json; readonly scope: Scope } | { readonly values: readonly Value[] };

/** One alternative of what a property can be. `Fn::If` makes several of them. */
export type Value =
  | { readonly kind: 'absent' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** At least two parts, of which at least one is not known. */
  | { readonly kind: 'text'; readonly parts: readonly Part[] }
  | { readonly kind: 'list'; readonly items: readonly Deferred[] }
  /** `open`: a transform can add keys. */
  | { readonly kind: 'map'; readonly entries: JsonObject; readonly open: boolean; readonly scope: Scope }
  | ({ readonly kind: 'unknown' } & Unresolved);

/** The one alternative of what is not given. */
export const NOTHING: readonly Value[] = [{ kind: 'absent' }];

export function literal(value: string | number | boolean): Value {
  return { kind: 'literal', value };
}

export function unknown(raw: Json, stack: Stack): Value {
  return { kind: 'unknown', raw, stack };
}

export function isReference(part: Part): part is Reference {
  return typeof part === 'object' && 'resource' in part;
}

/** More than any real text has; a chain of texts that double each other is cut here. */
const MOST_PARTS = 500;

/** The value that a text of these parts is: a literal when all is known, a reference when it is nothing else. */
export function textOf(parts: readonly Part[], stack: Stack): Value {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') {
      merged[merged.length - 1] = last + part;
    } else if (part !== '') {
      merged.push(part);
    }
  }
  if (merged.length > MOST_PARTS) {
    return unknown('a text of too many parts', stack);
  }
  const [first] = merged;
  if (merged.length === 0 || (merged.length === 1 && typeof first === 'string')) {
    return literal(merged.length === 0 ? '' : first as string);
  }
  if (merged.length > 1) {
    return { kind: 'text', parts: merged };
  }
  return isReference(first) ? { kind: 'reference', reference: first } : { kind: 'unknown', ...(first as Unresolved) };
}

/** The parts of a value that can stand within a text. */
export function partsOf(value: Value, stack: Stack): readonly Part[] {
  switch (value.kind) {
    case 'literal': return [String(value.value)];
    case 'reference': return [value.reference];
    case 'text': return value.parts;
    case 'unknown': return [{ raw: value.raw, stack: value.stack }];
    default: return [{ raw: value.kind, stack }];
  }
}
