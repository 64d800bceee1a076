import { existsSync, readdirSync } from 'node:fs';
import eslint from '@eslint/js';
import stylistic from '@stylistic/eslint-plugin';
import awscdk from 'eslint-plugin-awscdk';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** Folders of lib/, lowest first: a folder may import those of the lines above, not its neighbours on the same line. */
const LAYERS = [
  ['private'],
  ['code', 'layers', 'network'],
  // A smoke test is code.
  ['release'],
  ['function'],
  ['event-source-mappings', 'triggers', 'observability', 'mixins', 'injectors'],
  ['patterns'],
];

/** These read finished templates: they share numbers and errors with the constructs, and nothing else. */
const TEMPLATE_LAYERS = [['private'], ['template'], ['checks', 'report']];

/** Every folder with what it must not import. */
function forbiddenImports() {
  const folders = [...new Set([...LAYERS, ...TEMPLATE_LAYERS].flat())];
  const allowed = (folder) => [LAYERS, TEMPLATE_LAYERS].flatMap((layers) => {
    const level = layers.findIndex((layer) => layer.includes(folder));
    return level < 0 ? [] : [folder, ...layers.slice(0, level).flat()];
  });
  const zones = folders.map((folder) => ({
    target: `./lib/${folder}`,
    from: folders.filter((other) => !allowed(folder).includes(other)).map((other) => `./lib/${other}`),
    message: `lib/${folder} may import ${allowed(folder).filter((other) => other !== folder).join(', ') || 'nothing of lib'}: see LAYERS in eslint.config.mjs.`,
  }));
  const patterns = existsSync('lib/patterns') ? readdirSync('lib/patterns', { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
  const neighbours = patterns.map(({ name }) => ({
    target: `./lib/patterns/${name}`,
    from: './lib/patterns',
    except: [`./${name}`, ...patterns.filter((other) => other.name !== name).map((other) => `./${other.name}/index.ts`)],
    message: 'a pattern uses another one through its index, never its internals.',
  }));
  return [...zones, ...neighbours, { target: './lib', from: ['./bin', './test', './bench', './build-tools'], message: 'lib imports nothing outside lib.' }];
}

const NO_PLAIN_ERROR = {
  selector: 'ThrowStatement > NewExpression[callee.name=/^(Error|TypeError|RangeError)$/]',
  message: 'Use reject() from lib/private/errors: it carries a code and the construct path.',
};
const NO_INSTANCEOF = {
  selector: 'BinaryExpression[operator="instanceof"]',
  message: 'Two copies of a module make instanceof lie: use the static guard of the class (isConstruct, isCfnFunction, ...).',
};
/** `performance` may time a step for a message; it never reaches a template. */
const NO_CLOCK = ['Date', 'crypto'].map((name) => ({ name, message: 'Synthesis is deterministic: no clock, no randomness.' }));

export default tseslint.config(
  { ignores: ['dist/', 'cdk.out/', 'coverage/', 'node_modules/', 'test/consumer/app/', 'test/fixtures/', '**/*.d.ts'] },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { '@stylistic': stylistic, 'import-x': importX },
    languageOptions: { parserOptions: { project: './tsconfig.dev.json', tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.d.ts', '.js', '.json'] })] },
    rules: {
      // Form
      '@stylistic/arrow-parens': ['error', 'always'],
      '@stylistic/brace-style': ['error', '1tbs'],
      '@stylistic/comma-dangle': ['error', 'always-multiline'],
      '@stylistic/eol-last': 'error',
      '@stylistic/indent': ['error', 2, { SwitchCase: 1 }],
      '@stylistic/keyword-spacing': 'error',
      '@stylistic/max-len': ['error', { code: 150, ignoreUrls: true, ignoreTemplateLiterals: true, ignoreStrings: true, ignorePattern: '^(import|export) .* from ' }],
      '@stylistic/member-delimiter-style': 'error',
      '@stylistic/no-multiple-empty-lines': ['error', { max: 1, maxBOF: 0, maxEOF: 0 }],
      '@stylistic/no-tabs': 'error',
      '@stylistic/no-trailing-spaces': 'error',
      '@stylistic/object-curly-spacing': ['error', 'always'],
      '@stylistic/quote-props': ['error', 'as-needed'],
      '@stylistic/quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: 'always' }],
      '@stylistic/semi': ['error', 'always'],
      '@stylistic/space-before-blocks': 'error',
      '@stylistic/type-annotation-spacing': 'error',
      curly: 'error',
      eqeqeq: 'error',

      // Meaning
      'no-console': 'error',
      'no-shadow': 'off', // the typed rule replaces it
      '@typescript-eslint/no-shadow': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/member-ordering': ['error', {
        default: ['public-static-field', 'protected-static-field', 'private-static-field', 'static-method', 'instance-field', 'constructor', 'instance-method'],
      }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['private-constructors'] }],
      // An override of a jsii class keeps the whole signature, also what it does not need.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Truthiness confuses 0, '' and tokens with "not given"; an object is there or is not.
      '@typescript-eslint/strict-boolean-expressions': ['error', {
        allowString: false, allowNumber: false, allowNullableObject: true, allowNullableBoolean: true, allowAny: true,
      }],
      // jsii spells a map `{ [key: string]: T }`.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // A class of static factories is how a choice is written for all languages.
      '@typescript-eslint/no-extraneous-class': 'off',
      // jsii wants the type of a public constant spelled out.
      '@typescript-eslint/no-inferrable-types': 'off',
      // It would have the guard of an element removed that may be missing: an index is typed as always there.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Contradicts no-non-null-assertion, which stays.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],

      // Imports
      'import-x/order': ['error', {
        groups: ['builtin', 'external', 'parent', 'sibling', 'index'],
        alphabetize: { order: 'asc', caseInsensitive: true },
        'newlines-between': 'never',
      }],
      'import-x/no-cycle': 'error',
      'import-x/no-extraneous-dependencies': ['error', { devDependencies: ['bin/!(cli).ts', 'bin/*/**', 'test/**', 'bench/**', 'build-tools/**'] }],
    },
  },
  {
    files: ['lib/**/*.ts', 'bin/**/*.ts'],
    plugins: { awscdk },
    rules: {
      ...awscdk.configs.strict.rules,
      // It knows no private/ shared by several folders; LAYERS says who may import it.
      'awscdk/no-import-private': 'off',
      // Value classes and module functions define children in the scope they are handed, which is somebody's `this`.
      'awscdk/require-passing-this': 'off',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', NO_PLAIN_ERROR],
    },
  },
  {
    files: ['lib/**/*.ts'],
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: forbiddenImports() }],
      'no-restricted-imports': ['error', { paths: [{ name: 'aws-cdk-lib/core/lib/helpers-internal', message: 'Only lib/private/errors touches it.' }] }],
      'no-restricted-globals': ['error', ...NO_CLOCK],
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'Synthesis is deterministic.' },
        { object: 'process', property: 'env', message: 'Synthesis does not depend on the environment.' }],
      'no-restricted-syntax': ['error', NO_PLAIN_ERROR, NO_INSTANCEOF],
    },
  },
  {
    // A mapping is named after its source, which is no fixed word: one scope of that name for each source of a function.
    files: ['lib/event-source-mappings/mapping.ts'],
    rules: { 'awscdk/no-variable-construct-id': 'off', '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['lib/private/errors.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    // Lambda handlers and executables speak through their output.
    files: ['bin/**/*.ts', 'build-tools/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', '**.hasResource*', '**.resource*Is', '**.has*', 'fc.assert'] }],
      'jest/require-to-throw-message': 'error',
      // The framework types a synthesized template as `any`: what a test reads from it is checked by the assertion.
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A stand-in has what the test needs of a class, and a wrong `!` fails the test.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
