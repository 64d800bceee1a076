import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IConstruct } from 'constructs';
import { lit, reject } from '../private/errors';
import { warn } from '../private/warnings';
import { bundleExports } from './bundle-exports';
import type { BundleExports } from './bundle-exports';
import { placePackage, sourceMapOf } from './bundle-package';
import type { PackageFile, PlacedPackage } from './bundle-package';
import { loadEsbuild, messagesOf, render } from './esbuild';
import type { EsbuildMessage, EsbuildOptions, EsbuildResult } from './esbuild';
import { ModuleFormat } from './typescript-options';

/** What one entry asks for. Entries with equal root, format and options share a call. */
export interface BundleRequest {
  /** The absolute path of the entry, without symbolic links. */
  readonly entry: string;
  /** The absolute directory that paths in the bundle are relative to. */
  readonly root: string;
  readonly format: ModuleFormat;
  readonly options: EsbuildOptions;
}

/** A finished bundle, as a directory of the assembly. */
export interface Bundle extends PlacedPackage {
  readonly exports: BundleExports;
}

/** An entry, those who asked for it, and its bundle once it is there. */
export interface Job {
  readonly request: BundleRequest;
  readonly scopes: IConstruct[];
  bundle?: Bundle;
}

/** Where bundles go, and what their hashes depend on beside their content. */
export interface BundleDestination {
  readonly outdir: string;
  readonly salt: string;
}

/** Bundles entries with equal root, format and options in one call. */
export function bundleGroup(jobs: Job[], destination: BundleDestination): void {
  const { root, format, options, entry } = jobs[0].request;
  const esbuild = loadEsbuild(jobs[0].scopes[0], entry);
  // esbuild writes by itself: having it pass the bundles through a pipe takes nearly twice as long.
  const workshop = join(destination.outdir, 'bundling-temp');
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  try {
    const result = esbuild.buildSync({
      ...options,
      format,
      entryPoints: Object.fromEntries(jobs.map((job, index) => [entryName(index), job.request.entry])),
      absWorkingDir: root,
      outdir: workshop,
      bundle: true,
      metafile: true,
      logLevel: 'silent',
    });
    collect(jobs, result, workshop, destination);
  } catch (failure) {
    fail(jobs, failure);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function collect(jobs: Job[], result: EsbuildResult, workshop: string, destination: BundleDestination): void {
  const { root, format } = jobs[0].request;
  const extension = format === ModuleFormat.ES_MODULE ? '.mjs' : '.js';
  const outputs = new Map(Object.entries(result.metafile.outputs).map(([path, output]) => [join(root, path), output]));
  const named = new Map<string, string>();
  jobs.forEach((job, index) => {
    const made = join(workshop, `${entryName(index)}${extension}`);
    const output = outputs.get(made);
    if (output === undefined) {
      reject(job.scopes[0], lit`FunctionCodeBuildFailed`,
        `the entry must become a bundle, got none of esbuild for ${JSON.stringify(job.request.entry)}: run esbuild on it to see why`);
    }
    const code = readFileSync(made);
    const map = outputs.has(`${made}.map`) ? sourceMapOf(`${made}.map`, root, named) : undefined;
    const main = `index${extension}`;
    const files: PackageFile[] = [
      // The bundles of a call have names of their own until they are packaged, so this comment is ours to write.
      { name: main, contents: map === undefined ? code : Buffer.concat([code, Buffer.from(`//# sourceMappingURL=${main}.map\n`)]) },
      ...(map === undefined ? [] : [{ name: `${main}.map`, contents: map }]),
      ...output.imports
        .map((imported) => join(root, imported.path))
        .filter((path) => outputs.has(path))
        .map((path) => ({ name: path.slice(workshop.length + 1), contents: readFileSync(path) })),
    ];
    const source = readFileSync(job.request.entry, 'utf8');
    job.bundle = {
      ...placePackage(destination.outdir, files, destination.salt),
      exports: bundleExports({ format, code, output, metafile: result.metafile, source }),
    };
    const concerning = result.warnings.filter((warning) => concerns(warning, output.inputs));
    job.scopes.forEach((scope) => concerning.forEach((message) => warn(scope, 'FunctionCode.buildWarning', `esbuild: ${render(message)}`)));
  });
}

function entryName(index: number): string {
  return `entry${index}`;
}

function concerns(message: EsbuildMessage, inputs: { readonly [path: string]: object }): boolean {
  return message.location !== null && message.location.file in inputs;
}

/** Says what esbuild said, on behalf of the function whose entry it is about where that can be told. */
function fail(jobs: Job[], failure: unknown): never {
  const messages = messagesOf(failure);
  if (messages === undefined) {
    throw failure;
  }
  const files = messages.map((message) => (message.location === null ? '' : join(jobs[0].request.root, message.location.file)));
  const job = jobs.find((candidate) => files.includes(candidate.request.entry)) ?? jobs[0];
  reject(job.scopes[0], lit`FunctionCodeBuildFailed`,
    `the entry must be bundled by esbuild without errors, got ${messages.length}: ${messages.map(render).join('; ')}`);
}
