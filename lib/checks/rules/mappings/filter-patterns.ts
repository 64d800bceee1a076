import type { Reading, Resource } from '../../../template';

/** JSON in a text. */
export interface PatternObject { readonly [key: string]: unknown }

/** A pattern that is known and a JSON object. */
export interface KnownPattern {
  readonly at: Reading;
  readonly object: PatternObject;
}

const SHOWN = 60;

/** Where the patterns of a mapping stand. */
export function patternsOf(mapping: Resource): readonly Reading[] {
  return (mapping.at('FilterCriteria', 'Filters').items() ?? []).map((filter) => filter.at('Pattern'));
}

/** The patterns of a mapping that can be read. */
export function knownPatterns(mapping: Resource): readonly KnownPattern[] {
  return patternsOf(mapping).flatMap((at) => {
    const object = parsed(at.text() ?? '');
    return isPattern(object) ? [{ at, object }] : [];
  });
}

export function isPattern(value: unknown): value is PatternObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the service refuses in a pattern; nothing for an empty one. */
export function patternFault(text: string): string | undefined {
  const object = parsed(text);
  if (text.trim() === '') {
    return undefined;
  }
  if (!isPattern(object)) {
    return text.slice(0, SHOWN);
  }
  // Without recursion: a text can nest deeper than calls can.
  for (let level: readonly unknown[] = [object]; level.length > 0; level = level.flatMap((outer) => (isPattern(outer) ? Object.values(outer) : []))) {
    for (const [key, value] of level.filter(isPattern).flatMap((inner) => Object.entries(inner))) {
      if (!Array.isArray(value) && !isPattern(value)) {
        return JSON.stringify({ [key]: value }).slice(1, -1).slice(0, SHOWN);
      }
    }
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
