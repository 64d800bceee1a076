import { canExport, occurs, visibleExports } from './exported-names';
import type { RuntimeKind } from './runtime-kind';

/** What a handler string points to inside a package. */
export interface HandlerTarget {
  /** The paths the runtime would look at, in its order. */
  readonly candidates: string[];
  /** Files that may hold the handler in a form that is not looked into. */
  readonly opaque?: RegExp;
  /** The identifier that must be in the file. */
  readonly name?: string;
  /** Whether the file can lack the identifier and still offer it. */
  readonly offers?: (source: string, name: string) => boolean;
  /** The names the file visibly offers, for the message. */
  readonly offered?: (source: string) => string[];
}

const READERS: Partial<Record<RuntimeKind, (handler: string) => HandlerTarget>> = {
  node: readNode,
  python: readPython,
  ruby: readRuby,
  java: readJava,
  dotnet: readDotnet,
};

/** Reads a well-formed handler; undefined when it does not point into the package or cannot be followed. */
export function handlerTarget(handler: string, kind: RuntimeKind): HandlerTarget | undefined {
  return handler.startsWith('/') || handler.includes('..') ? undefined : READERS[kind]?.(handler);
}

function readNode(handler: string): HandlerTarget {
  const start = handler.lastIndexOf('/') + 1;
  const dot = handler.indexOf('.', start);
  const file = handler.slice(0, dot);
  return {
    candidates: [`${file}.js`, `${file}.mjs`, `${file}.cjs`, file],
    name: handler.slice(dot + 1).split('.')[0],
    offers: canExport,
    offered: visibleExports,
  };
}

function readPython(handler: string): HandlerTarget {
  const dot = handler.lastIndexOf('.');
  const file = handler.slice(0, dot).replaceAll('.', '/');
  return {
    candidates: [`${file}.py`, `${file}/__init__.py`],
    opaque: /\.(so|pyc|pyz|zip|egg)$/,
    name: handler.slice(dot + 1),
    offers: (source, name) => occurs(source, name) || /\bimport\s*\(?\s*\*|\bglobals\s*\(|\bsetattr\s*\(|\b__getattr__\b/.test(source),
    offered: (source) => [...source.matchAll(/^(?:async\s+)?def\s+(\w+)|^(\w+)\s*=/gm)].map((match) => match[1] ?? match[2]).sort(),
  };
}

/** A Ruby file may load its methods from others, so only the file itself is looked for. */
function readRuby(handler: string): HandlerTarget {
  return { candidates: [`${handler.slice(0, handler.indexOf('.'))}.rb`] };
}

function readJava(handler: string): HandlerTarget {
  return { candidates: [`${handler.split('::')[0].replaceAll('.', '/')}.class`], opaque: /\.jar$/ };
}

function readDotnet(handler: string): HandlerTarget {
  return { candidates: [`${handler.split('::')[0]}.dll`] };
}
