import type { Alias, CST, Document, Node, Scalar, YAMLMap } from 'yaml';
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser, visit } from 'yaml';
import { TEMPLATE_LIMITS } from '../private/limits';
import type { Json } from './json';
import { deeperThan, isObject } from './json';
import type { ParsedText } from './parsed-text';
import { positionOf } from './parsed-text';

const TOO_DEEP = `it is nested deeper than ${TEMPLATE_LIMITS.depth} levels`;

/** A level of a document is three of its syntax tree: a collection, its items, and one of them. */
const TREE_DEPTH = 4 * TEMPLATE_LIMITS.depth;

/** Reads YAML with the short forms of CloudFormation (`!Ref`, `!GetAtt A.B`), in time that grows with the text whatever it says. */
export function parseYaml(text: string): ParsedText {
  const tree = treeOf(text);
  if (typeof tree === 'string') {
    return { why: tree };
  }
  // What comes now is recursive, and uses patterns: one that is compiled where the stack ends ends the process.
  return deeperThan(tree, TREE_DEPTH) ? { why: TOO_DEEP } : valueOf(documentsOf(tree, text.length), text);
}

function valueOf([document, second]: readonly Document[], text: string): ParsedText {
  const [error] = document.errors;
  if (error !== undefined) {
    return foreign(error.message, positionOf(text, error.pos[0]));
  }
  return second === undefined
    ? new Conversion(targetsOf(document)).run(document.contents, text)
    : foreign('it holds more than one document', positionOf(text, second.range?.[0] ?? 0));
}

function foreign(message: string, where?: string): ParsedText {
  return { ...where !== undefined && { where }, why: `it is neither JSON nor YAML: ${message}` };
}

/** The syntax tree, or why it would take too much to make it. */
function treeOf(text: string): readonly CST.Token[] | string {
  const parser = new Parser();
  const tree: CST.Token[] = [];
  let count = 0;
  try {
    for (const token of new Lexer().lex(text)) {
      if (++count > TEMPLATE_LIMITS.yamlTokens) {
        return `it has more than ${TEMPLATE_LIMITS.yamlTokens} marks, words and line ends`;
      }
      tree.push(...parser.next(token));
    }
    return [...tree, ...parser.end()];
  } catch {
    // It leaves levels one within the other, where many end at once.
    return TOO_DEEP;
  }
}

/** The first document, and the second if there is one. */
function documentsOf(tree: readonly CST.Token[], length: number): readonly Document[] {
  // Each error would keep a stack trace, and a text can be wrong at every second character.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const documents: Document[] = [];
  try {
    // The parser would compare each key with all others, and CloudFormation takes doubled ones.
    for (const document of new Composer({ uniqueKeys: false }).compose(tree, true, length)) {
      documents.push(document);
      if (documents.length > 1) {
        break;
      }
    }
  } finally {
    Error.stackTraceLimit = limit;
  }
  return documents;
}

/** What each alias stands for: the last anchor of its name before it. The parser would search the whole document for each. */
function targetsOf(document: Document): ReadonlyMap<Alias, Node | undefined> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node | undefined>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        targets.set(node, anchors.get(node.source));
      } else if (node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return targets;
}

/** Makes plain JSON of the nodes of a document. */
class Conversion {
  private readonly targets: ReadonlyMap<Alias, Node | undefined>;
  private values = 0;
  private problem?: { readonly why: string; readonly at?: number };

  constructor(targets: ReadonlyMap<Alias, Node | undefined>) {
    this.targets = targets;
  }

  public run(node: unknown, text: string): ParsedText {
    const value = this.convert(node, 0);
    if (this.problem === undefined) {
      return { value };
    }
    const { why, at } = this.problem;
    return { ...at !== undefined && { where: positionOf(text, at) }, why };
  }

  private convert(node: unknown, depth: number): Json {
    if (this.problem !== undefined) {
      return null;
    }
    // An alias costs as much as what it stands for: a document can say little and mean a lot.
    if (++this.values > TEMPLATE_LIMITS.values) {
      return this.refuse(`it has more than ${TEMPLATE_LIMITS.values} values`);
    }
    if (depth > TEMPLATE_LIMITS.depth) {
      return this.refuse(TOO_DEEP, node);
    }
    if (isAlias(node)) {
      const target = this.targets.get(node);
      return target === undefined ? this.refuse(`*${node.source} stands for nothing: there is no &${node.source} before it`, node) : this.convert(target, depth + 1);
    }
    const value = isMap(node) ? this.map(node, depth)
      : isSeq(node) ? node.items.map((item) => this.convert(item, depth + 1))
        : isScalar(node) ? scalar(node) : null;
    return tagged((node as { tag?: string } | null)?.tag, value);
  }

  private map(node: YAMLMap, depth: number): Json {
    const entries = new Map<string, Json>();
    const merged: Json[] = [];
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? keyOf(key) : undefined;
      if (name === undefined) {
        return this.refuse('a key is not a text', key ?? node);
      }
      if (name === '<<') {
        merged.push(...[this.convert(value, depth + 1)].flat());
      } else {
        // Of a key that is there twice CloudFormation takes the last, in JSON too.
        entries.set(name, this.convert(value, depth + 1));
      }
    }
    // What a map says itself counts more than what it merges. From entries, as a key `__proto__` stays a key so.
    return Object.fromEntries([...merged.filter(isObject).flatMap((map) => Object.entries(map)), ...entries]);
  }

  private refuse(why: string, node?: unknown): null {
    const [at] = (node as { range?: readonly number[] } | undefined)?.range ?? [];
    this.problem ??= { why, ...at !== undefined && { at } };
    return null;
  }
}

function keyOf(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : key.source ?? '';
}

/** Numbers that JavaScript would write otherwise, such as an account that begins with 0, stay the text they are. */
function scalar({ value, source }: Scalar): Json {
  switch (typeof value) {
    case 'string': case 'boolean': return value;
    case 'number': return source === undefined || String(value) === source ? value : source;
    default: return value === null ? null : source ?? null;
  }
}

/** The long form of what a short form says. */
function tagged(tag: string | undefined, value: Json): Json {
  if (tag === undefined || !/^![A-Za-z]/.test(tag)) {
    return value;
  }
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') {
    return { [name]: value };
  }
  const dot = name === 'GetAtt' && typeof value === 'string' ? value.indexOf('.') : -1;
  return { [`Fn::${name}`]: dot > 0 && typeof value === 'string' ? [value.slice(0, dot), value.slice(dot + 1)] : value };
}
