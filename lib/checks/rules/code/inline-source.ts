import type { Resource } from '../../../template';

/** Comments, texts in quotes and templates, whichever begins first. A text in quotes ends with its line. */
const COMMENT_OR_TEXT = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|'(?:\\[\s\S]|[^'\\\n])*'?|"(?:\\[\s\S]|[^"\\\n])*"?|`(?:\\[\s\S]|[^`\\])*`?/g;

/** Stands for what the deployment alone knows. */
const UNKNOWN = '__unknown__';

/** Whether the code within the template certainly passes the test, in every alternative. */
export function inlineSourceThat(fn: Resource, test: (source: string) => boolean): boolean {
  return fn.at('Code', 'ZipFile').every((source) => {
    const parts = source.parts();
    return parts?.some((part) => typeof part === 'string') === true && test(parts.map((part) => (typeof part === 'string' ? part : UNKNOWN)).join(''));
  });
}

/** JavaScript without comments. */
export function withoutComments(source: string): string {
  return source.replace(COMMENT_OR_TEXT, (found) => (found.startsWith('/') ? '' : found));
}

/** JavaScript without comments, and with nothing in its texts. */
export function withoutTexts(source: string): string {
  return source.replace(COMMENT_OR_TEXT, (found) => (found.startsWith('/') ? '' : `${found[0]}${found[0]}`));
}
