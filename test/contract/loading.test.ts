import { join } from 'node:path';
import { buildSync } from 'esbuild';

const LIBRARY = join(__dirname, '../..');

/** What is loaded when the file is imported, apart from what is loaded later. */
function loadedBy(file: string): { readonly own: string[]; readonly foreign: string[] } {
  const { metafile } = buildSync({
    entryPoints: [join(LIBRARY, file)], absWorkingDir: LIBRARY, bundle: true, packages: 'external', platform: 'node', metafile: true, write: false,
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const foreign = imports.filter(({ external }) => external === true).map(({ path }) => path);
  return { own: Object.keys(metafile.inputs), foreign: [...new Set(foreign)].sort() };
}

describe('loading', () => {
  test('the library loads no rule: they are for those who check', () => {
    const { own } = loadedBy('lib/index.ts');
    expect(own).toContain('lib/checks/lambda-checks.ts');
    expect(own.filter((file) => /^lib\/(template|checks\/rules)\//.test(file))).toEqual([]);
  });

  test.each(['bin/cli.ts', 'lib/template/yaml-text.ts'])('%s works without the CDK', (file) => {
    expect(loadedBy(file).foreign.filter((name) => !name.startsWith('node:'))).toEqual(file.endsWith('yaml-text.ts') ? ['yaml'] : []);
  });
});
