import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IConstruct } from 'constructs';
import { lit, reject } from '../private/errors';

/** The few parts of esbuild this library uses; esbuild itself is the project's dependency. */
export interface Esbuild {
  readonly version: string;
  buildSync(options: EsbuildOptions): EsbuildResult;
}

/** What makes two bundles compatible with one call; everything but the entries. */
export interface EsbuildOptions {
  readonly [option: string]: unknown;
}

export interface EsbuildResult {
  readonly warnings: EsbuildMessage[];
  readonly metafile: EsbuildMetafile;
}

export interface EsbuildMetafile {
  readonly inputs: { readonly [path: string]: { readonly format?: 'cjs' | 'esm' } };
  readonly outputs: { readonly [path: string]: EsbuildOutput };
}

export interface EsbuildOutput {
  readonly entryPoint?: string;
  readonly exports: string[];
  readonly imports: { readonly path: string; readonly kind: string; readonly external?: boolean }[];
  readonly inputs: { readonly [path: string]: object };
}

export interface EsbuildMessage {
  readonly text: string;
  readonly location: { readonly file: string; readonly line: number; readonly column: number } | null;
  readonly notes?: { readonly text: string }[];
}

/** Loads the esbuild nearest to the entry, else the one of the working directory, else the one beside this library. */
export function loadEsbuild(scope: IConstruct, entry: string): Esbuild {
  for (const directory of [dirname(entry), process.cwd(), __dirname]) {
    const nearby = createRequire(join(directory, 'package.json'));
    const path = resolvable(nearby, 'esbuild');
    if (path !== undefined) {
      return nearby(path) as Esbuild;
    }
  }
  reject(scope, lit`FunctionCodeEsbuildMissing`,
    `bundling ${JSON.stringify(entry)} needs the package "esbuild", got none near it or in the working directory: run "npm install --save-dev esbuild"`);
}

/** The messages a failed call carries; undefined when it failed for another reason. */
export function messagesOf(failure: unknown): EsbuildMessage[] | undefined {
  const errors = (failure as { errors?: EsbuildMessage[] } | undefined)?.errors;
  return Array.isArray(errors) ? errors : undefined;
}

/** A message on one line, with its place in the sources. */
export function render(message: EsbuildMessage): string {
  const place = message.location === null ? '' : `${message.location.file}:${message.location.line}:${message.location.column + 1}: `;
  const notes = (message.notes ?? []).map((note) => ` (${note.text})`).join('');
  return `${place}${message.text}${notes}`;
}

function resolvable(nearby: NodeJS.Require, name: string): string | undefined {
  try {
    return nearby.resolve(name);
  } catch {
    return undefined;
  }
}
