import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** Code that takes names from elsewhere can have the function without naming it. */
const TAKES_NAMES = /import\s+\*|module\.exports\s*=\s*(require|await)|Object\.assign\(\s*(module\.)?exports|exports\s*\[|globals\(\)/;

export const inlineHandlerMissing: Rule = {
  id: 'Function.InlineHandlerMissing',
  severity: 'warning',
  statement: 'Inline code does not have the function that the handler names.',
  fix: 'Export a function of that name, or correct `Handler`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  check: onEachFunction((fn) => {
    const handler = fn.at('Handler');
    const name = /^index\.([A-Za-z_$][\w$]*)$/.exec(handler.text() ?? '')?.[1];
    const isMissing = name !== undefined
      && fn.at('Code', 'ZipFile').textThat((source) => !TAKES_NAMES.test(source) && !source.split(/[^\w$]+/).includes(name)) !== undefined;
    return isMissing
      ? finding(handler, `Handler must name a function of the inline code, got index.${name}, and ${name} is not in it: export ${name}, or name what the code exports`)
      : undefined;
  }),
};
