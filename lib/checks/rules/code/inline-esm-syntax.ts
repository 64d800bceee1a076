import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { runtimeOf } from '../../runtimes';
import { variable } from '../../variables';
import { inlineSourceThat, withoutTexts } from './inline-source';

/** A line that only an ES module can have. */
const MODULE_LINE = /^[^\S\n]*(import\s[^(\n]*\sfrom\s|import\s*['"]|import\s*[{*]|export\s+(default|const|let|var|async|function|class|\{))/m;
const DETECTS_MODULES = '--experimental-detect-module';

/** CloudFormation names the file `index.js`. */
export const inlineEsmSyntax: Rule = {
  id: 'Function.InlineEsmSyntax',
  severity: 'error',
  statement: 'Inline code of a Node.js function is an ES module, and is loaded as CommonJS.',
  fix: 'Write `exports.handler = ...` and `require(...)`, or package the code as `index.mjs`.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html',
  check: onEachFunction((fn) => {
    const runtime = runtimeOf(fn, 'nodejs');
    const isCommonJs = variable(fn, 'NODE_OPTIONS').or('').textThat((options) => !options.includes(DETECTS_MODULES)) !== undefined;
    return runtime !== undefined && isCommonJs && inlineSourceThat(fn, (source) => MODULE_LINE.test(withoutTexts(source)))
      ? finding(fn.at('Code', 'ZipFile'), `ZipFile of a ${runtime} function must be CommonJS, got import or export: write require(...) and exports.handler = ..., or package an index.mjs`)
      : undefined;
  }),
};
