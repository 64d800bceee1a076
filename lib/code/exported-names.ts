/** Exports whose names are computed, copied or passed on, so that the text alone does not tell them. */
const UNREADABLE = [
  /\bexport\s*\*/,
  /\b__(exportStar|reExport|export)\b/,
  /\bmodule\.exports\s*=\s*(?!\{)/,
  /\.\.\./,
  /\bexports\s*\[/,
  /\bObject\.(assign|defineProperty|defineProperties|entries|fromEntries|keys)\b/,
];

const EXPORTS = [
  /\bexports\.([\w$]+)\s*=(?!=)/g,
  /\bexport\s+(?:declare\s+)?(?:async\s+)?(?:const|let|var|function\*?|class)\s+([\w$]+)/g,
];

const EXPORT_LISTS = [/\bexport\s*\{([^}]*)\}/g, /\bmodule\.exports\s*=\s*\{([^}]*)\}/g];

/**
 * Whether a Node.js source can export the name; false only when it surely does not.
 *
 * The name must at least occur, as a word, in a file that exports nothing by other ways than by name.
 */
export function canExport(source: string, name: string): boolean {
  return occurs(source, name) || UNREADABLE.some((pattern) => pattern.test(source));
}

/** Whether the identifier occurs in the text as a word of its own. */
export function occurs(source: string, name: string): boolean {
  const escaped = name.replace(/[$.*+?^(){}|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`).test(source);
}

/** The names a Node.js source visibly exports, for the message; more may exist. */
export function visibleExports(source: string): string[] {
  const direct = EXPORTS.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]));
  const listed = EXPORT_LISTS.flatMap((pattern) => [...source.matchAll(pattern)].flatMap((match) => listedNames(match[1])));
  return [...new Set([...direct, ...listed])].sort();
}

function listedNames(list: string): string[] {
  return list
    .split(',')
    .map((item) => /([\w$]+)\s*(?::.*)?$/s.exec(item.replace(/^\s*[\w$]+\s+as\s+/, '').trim())?.[1] ?? '')
    .filter((name) => name !== '');
}

/** Names for a message: quoted and in order, or that there are none. */
export function describeExports(names: string[]): string {
  return names.length === 0 ? 'nothing by name' : names.map((name) => JSON.stringify(name)).join(', ');
}
