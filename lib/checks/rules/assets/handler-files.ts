import type { Asset } from '../../../template';

/** How the runtime of a language finds the file of a handler. */
interface Language {
  /** The ways in which the text can be divided, and the file in each. */
  readonly files: (handler: string) => readonly string[];
  /** Whether a file, named without its extension, is there in one of the forms the runtime takes. */
  readonly has: (asset: Asset, file: string) => boolean;
}

const LANGUAGES: readonly (Language & { readonly runtime: string })[] = [
  { runtime: 'nodejs', files: (handler) => [beforeLastDot(handler), beforeFirstDot(handler)], has: hasNodeModule },
  { runtime: 'python', files: (handler) => [beforeLastDot(handler).replaceAll('.', '/')], has: hasPythonModule },
  { runtime: 'ruby', files: (handler) => [beforeFirstDot(handler)], has: (asset, file) => ['.rb', '.so'].some((end) => asset.file(file + end) !== undefined) },
];

/** The file that a handler names, if the asset certainly has it in no form. */
export function missingHandlerFile(runtime: string, handler: string, asset: Asset): string | undefined {
  const language = LANGUAGES.find(({ runtime: family }) => runtime.startsWith(family));
  const plain = handler.replace(/^(\.\/)+/, '');
  if (language === undefined || !/^[^./][^.]*\../.test(plain.split('/').at(-1) ?? '') || plain.startsWith('/') || plain.split('/').includes('..')) {
    return undefined;
  }
  const files = language.files(plain);
  return files.some((file) => language.has(asset, file)) ? undefined : files[0];
}

/** The folder at the root that everything is in, if the file is there. */
export function folderAround(runtime: string, handler: string, asset: Asset): string | undefined {
  const tops = new Set(asset.files.map(({ path }) => (path.includes('/') ? path.split('/')[0] : '')));
  const [top] = tops;
  return tops.size === 1 && top !== '' && missingHandlerFile(runtime, `${top}/${handler}`, asset) === undefined ? top : undefined;
}

function beforeLastDot(handler: string): string {
  return handler.slice(0, handler.lastIndexOf('.'));
}

/** Folders may have dots in their names. */
function beforeFirstDot(handler: string): string {
  const name = handler.lastIndexOf('/') + 1;
  return handler.slice(0, handler.indexOf('.', name));
}

const NODE_ENDS = ['', '.js', '.mjs', '.cjs'];

function hasNodeModule(asset: Asset, file: string): boolean {
  const [first] = file.split('/');
  return NODE_ENDS.some((end) => asset.file(file + end) !== undefined)
    || ['index.js', 'index.mjs', 'index.cjs', 'package.json'].some((name) => asset.file(`${file}/${name}`) !== undefined)
    || asset.hasFolder(`node_modules/${first}`);
}

/** A package without `__init__.py` is one too, and a module can be compiled. */
function hasPythonModule(asset: Asset, file: string): boolean {
  return ['.py', '.pyc', '.so'].some((end) => asset.file(file + end) !== undefined) || asset.hasFolder(file)
    || asset.files.some(({ path }) => path.startsWith(`${file}.`) && path.endsWith('.so'));
}
