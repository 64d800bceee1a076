import { inlineEsmSyntax } from '../../../../lib/checks/rules/code/inline-esm-syntax';
import { either, expectRule, fn, sub, UNKNOWN } from '../../rule-kit';

describe('Function.InlineEsmSyntax', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['an export', { Code: { ZipFile: 'export const handler = async () => {};' } }, /nodejs22.x function must be CommonJS, got import or export/],
    ['a default export', { Code: { ZipFile: 'const x = 1;\nexport default x;' } }, /CommonJS/],
    ['an export of an async function', { Code: { ZipFile: '  export async function handler() {}' } }, /CommonJS/],
    ['a list of exports', { Code: { ZipFile: 'function handler() {}\nexport { handler };' } }, /CommonJS/],
    ['an import', { Code: { ZipFile: "import { S3 } from '@aws-sdk/client-s3';\nexports.handler = 1;" } }, /CommonJS/],
    ['an import over several lines', { Code: { ZipFile: "import {\n  S3,\n} from '@aws-sdk/client-s3';" } }, /CommonJS/],
    ['an import for its effect', { Code: { ZipFile: 'import "./setup.mjs";' } }, /CommonJS/],
    ['a default import', { Code: { ZipFile: 'import fs from "node:fs";' } }, /CommonJS/],
    ['an import behind a comment', { Code: { ZipFile: '/* first */\n// then\nimport fs from "node:fs";' } }, /CommonJS/],
    ['lines that are joined', { Code: { ZipFile: { 'Fn::Join': ['\n', ['import fs from "node:fs";', 'export const handler = () => 1;']] } } }, /CommonJS/],
    ['a text with a reference in it', { Code: { ZipFile: sub('export const handler = async () => "${Parameter}";') } }, /CommonJS/],
    ['the flag without which nothing is detected', { Code: { ZipFile: 'export const a = 1;' }, Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps' } } }, /CommonJS/],
    ['two modules', { Code: { ZipFile: either('export const a = 1;', 'export default 1;') } }, /CommonJS/],
  ])('finds %s', (_, properties, message) => {
    expectRule(inlineEsmSyntax).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code/ZipFile', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['CommonJS', { Code: { ZipFile: "const fs = require('fs');\nexports.handler = async () => {};" } }],
    ['a dynamic import', { Code: { ZipFile: "exports.handler = async () => {\n  const m = await\n  import('./x.mjs');\n};" } }],
    ['a comment', { Code: { ZipFile: "/*\nimport fs from 'fs';\nexport default 1;\n*/\n// export const a = 1;\nexports.handler = 1;" } }],
    ['a page in a template', { Code: { ZipFile: 'exports.handler = () => `<script type="module">\nimport x from "./x.js";\nexport const a = 1;\n</script>`;' } }],
    ['a text that goes on in the next line', { Code: { ZipFile: "exports.handler = () => 'a \\\nexport default 1;';" } }],
    ['names that begin alike', { Code: { ZipFile: 'exportDefault();\nimports = 1;\nexporter.const();' } }],
    ['modules that are detected', { Runtime: 'nodejs24.x', Code: { ZipFile: 'export const a = 1;' }, Environment: { Variables: { NODE_OPTIONS: '--experimental-detect-module' } } }],
    ['options of a parameter', { Code: { ZipFile: 'export const a = 1;' }, Environment: { Variables: { NODE_OPTIONS: UNKNOWN.parameter } } }],
    ['variables that are not known', { Code: { ZipFile: 'export const a = 1;' }, Environment: UNKNOWN.parameter }],
    ['a legal branch', { Code: { ZipFile: either('export const a = 1;', 'exports.a = 1;') } }],
    ['Python', { Runtime: 'python3.13', Code: { ZipFile: 'import os\nfrom x import y' } }],
    ['a runtime of a parameter', { Runtime: UNKNOWN.parameter, Code: { ZipFile: 'export const a = 1;' } }],
    ['code of a parameter', { Code: { ZipFile: UNKNOWN.parameter } }],
    ['a package', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(inlineEsmSyntax).toStaySilent({ Fn: fn(properties) });
  });
});
