import type { Json } from './json';

/** A text that was parsed, or why it was not, and where. */
export type ParsedText = { readonly value: Json } | { readonly where?: string; readonly why: string };

/** Line and column of a place in a text. */
export function positionOf(text: string, at: number): string {
  const before = text.slice(0, at);
  return `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
}
