import type { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';

/** The module system of a bundled file. */
export enum ModuleFormat {
  /** `index.js` with `module.exports`: loads every dependency, and starts fastest. */
  COMMON_JS = 'cjs',
  /** `index.mjs` with `export`: allows top-level `await`. A `require` is defined for dependencies that call it. */
  ES_MODULE = 'esm',
}

/** Where the AWS SDK for JavaScript comes from. */
export enum AwsSdk {
  /** The version the project has installed is bundled: what was tested is what runs. */
  BUNDLED = 'BUNDLED',
  /** `@aws-sdk/*` and `@smithy/*` are left to the runtime, whose version changes without notice. */
  FROM_RUNTIME = 'FROM_RUNTIME',
}

/**
 * What becomes of an imported file that is not code.
 *
 * @see https://esbuild.github.io/content-types/
 */
export enum FileLoader {
  /** The import is the file's text. */
  TEXT = 'text',
  /** The import is the parsed JSON. */
  JSON = 'json',
  /** The import is a `Uint8Array` of the content. */
  BINARY = 'binary',
  /** The import is the content in base64. */
  BASE64 = 'base64',
  /** The import is a `data:` URL. */
  DATA_URL = 'dataurl',
  /** The file is put into the package; the import is its path, relative to the package. */
  FILE = 'file',
  /** The file is put into the package and loaded from there when the function runs, as native modules (`.node`) need. */
  COPY = 'copy',
  /** The import is an empty module. */
  EMPTY = 'empty',
}

/**
 * How TypeScript or JavaScript is bundled.
 */
export interface TypeScriptCodeOptions {
  /**
   * The Node.js runtime; the bundle uses the language level it understands.
   *
   * @default Runtime.NODEJS_24_X
   */
  readonly runtime?: Runtime;

  /**
   * The name of the export that is called.
   *
   * That the entry exports it is checked when the app is synthesized.
   *
   * @default 'handler'
   */
  readonly handler?: string;

  /**
   * The module system of the bundle.
   *
   * @default ModuleFormat.COMMON_JS
   */
  readonly format?: ModuleFormat;

  /**
   * Modules that are not bundled, because the runtime or a layer has them. A `*` stands for any text.
   *
   * @default - none, apart from those `sdk` says
   */
  readonly externalModules?: string[];

  /**
   * Whether the AWS SDK for JavaScript is part of the package.
   *
   * @default AwsSdk.BUNDLED
   */
  readonly sdk?: AwsSdk;

  /**
   * Whether names and blanks are shortened.
   *
   * The names of functions and classes survive in either case, since error names are part of what callers see.
   *
   * @default true
   */
  readonly minify?: boolean;

  /**
   * Whether stack traces show the lines of the sources.
   *
   * The map is a file of its own in the package, without the sources' text, and is only read when a
   * stack trace is asked for. Sets `NODE_OPTIONS=--enable-source-maps` in the function's environment.
   *
   * @default true
   */
  readonly sourceMap?: boolean;

  /**
   * Global names that are replaced by a constant expression, such as `{ 'process.env.STAGE': '"prod"' }`.
   *
   * @default - none
   */
  readonly define?: { [name: string]: string };

  /**
   * What becomes of imported files that are not code, by their ending, such as `{ '.sql': FileLoader.TEXT }`.
   *
   * @default - JSON is parsed and `.txt` is text; other endings fail the build
   */
  readonly loader?: { [ending: string]: FileLoader };

  /**
   * The fields of a dependency's `package.json` that name its file, first match wins.
   *
   * `['module', 'main']` takes ES modules, of which only what is used is bundled: with the AWS SDK about
   * a third less. A few packages offer broken ES modules, which is why it is not the default.
   *
   * @default - `main`, then `module`, as Node.js would
   */
  readonly mainFields?: string[];

  /**
   * The TypeScript configuration that is used for every file.
   *
   * @default - for each file the nearest `tsconfig.json` above it
   */
  readonly tsconfig?: string;

  /**
   * The instruction set the package is meant for; matters only to bundled native modules.
   *
   * @default - the one the function asks for, else arm64
   */
  readonly architecture?: Architecture;
}
