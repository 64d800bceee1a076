import type { EsbuildMetafile, EsbuildOutput } from './esbuild';
import { canExport, visibleExports } from './exported-names';
import { ModuleFormat } from './typescript-options';

/** esbuild ends a CommonJS bundle of an ES module with the list of its exports, for Node's own static analysis. */
const ANNOTATION = /\b0\s*&&\s*\(module\.exports\s*=\s*\{([^}]*)\}\);?\s*$/;

/** The end of the bundle that is searched for the list. */
const ANNOTATION_BYTES = 65_536;

export interface BundleToRead {
  readonly format: ModuleFormat;
  readonly code: Uint8Array;
  readonly output: EsbuildOutput;
  readonly metafile: EsbuildMetafile;
  /** The entry as written. */
  readonly source: string;
}

/** What is known about the exports of a bundle. */
export interface BundleExports {
  /** The names that are surely there. */
  readonly names: string[];
  /** False only when the name is surely not exported. */
  readonly mayHave: (name: string) => boolean;
}

/** Reads the exports of a bundle as far as they can be known without running it. */
export function bundleExports(bundle: BundleToRead): BundleExports {
  const syntax = bundle.metafile.inputs[bundle.output.entryPoint ?? '']?.format;
  if (syntax !== 'esm' && bundle.format === ModuleFormat.COMMON_JS) {
    return { names: visibleExports(bundle.source), mayHave: (name) => canExport(bundle.source, name) };
  }
  const names = bundle.format === ModuleFormat.ES_MODULE ? bundle.output.exports : annotated(bundle.code);
  const open = syntax === 'esm' && passesOnUnknown(bundle);
  // The word "default" cannot stand in the annotation, so that it is not there says nothing.
  return { names, mayHave: (name) => open || names.includes(name) || (name === 'default' && bundle.format === ModuleFormat.COMMON_JS) };
}

/** Whether `export *` of the entry may reach a module whose exports are not known until it runs. */
function passesOnUnknown(bundle: BundleToRead): boolean {
  if (!/\bexport\s*\*/.test(bundle.source)) {
    return false;
  }
  const inputs = Object.keys(bundle.output.inputs);
  return bundle.output.imports.some((imported) => imported.external === true)
    || inputs.some((path) => bundle.metafile.inputs[path]?.format !== 'esm');
}

function annotated(code: Uint8Array): string[] {
  const names = ANNOTATION.exec(Buffer.from(code.subarray(-ANNOTATION_BYTES)).toString('utf8'))?.[1] ?? '';
  return names.split(',').map((name) => name.trim().replace(/^["']|["']$/g, '')).filter((name) => name !== '');
}
