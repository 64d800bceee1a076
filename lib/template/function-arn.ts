import type { Part } from './value';

/** The pieces that name a function, and those behind the colon. */
interface Named {
  readonly name?: readonly Part[];
  readonly qualifier?: readonly Part[];
}

/** Name and qualifier within an ARN, a partial ARN, an invocation URI of API Gateway or a plain name; nothing when it is none of these. */
export function functionIn(parts: readonly Part[]): Named {
  const uri = cut(parts, '/functions/');
  const arn = uri === undefined ? parts : withoutEnd(uri.after, '/invocations');
  if (arn === undefined) {
    return {};
  }
  const own = cut(arn, ':function:');
  const [first] = arn;
  if (own === undefined && typeof first === 'string' && first.startsWith('arn:')) {
    return {};
  }
  const rest = own?.after ?? arn;
  const { before: name, after: qualifier } = cut(rest, ':') ?? { before: rest, after: [] };
  return name.length === 0 ? {} : { name, qualifier };
}

/** Whether it certainly begins like the ARN of a service that is not Lambda, nor an integration with it. */
export function isOfOtherService(parts: readonly Part[]): boolean {
  const text = parts.map((part) => (typeof part === 'string' ? part : '?')).join('');
  return /^arn:[^:]*:(?!lambda:|apigateway:)[a-z][a-z0-9-]*:/.test(text)
    || /^arn:[^:]*:apigateway:[^:]*:(?!lambda:)[a-z][\w.-]*:(path|action)\//.test(text);
}

/** What stands before and behind the first place where a known piece holds the separator. */
function cut(parts: readonly Part[], separator: string): { readonly before: readonly Part[]; readonly after: readonly Part[] } | undefined {
  for (const [index, part] of parts.entries()) {
    const at = typeof part === 'string' ? part.indexOf(separator) : -1;
    if (typeof part === 'string' && at >= 0) {
      return {
        before: [...parts.slice(0, index), part.slice(0, at)].filter((piece) => piece !== ''),
        after: [part.slice(at + separator.length), ...parts.slice(index + 1)].filter((piece) => piece !== ''),
      };
    }
  }
  return undefined;
}

function withoutEnd(parts: readonly Part[], end: string): readonly Part[] | undefined {
  const last = parts.at(-1);
  return typeof last === 'string' && last.endsWith(end) ? [...parts.slice(0, -1), last.slice(0, -end.length)].filter((part) => part !== '') : undefined;
}
