import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { EXEC_WRAPPER, variable } from '../../variables';

/** A layer can hold the file, and a wrapper can look elsewhere. */
export const inlineHandlerNotIndex: Rule = {
  id: 'Function.InlineHandlerNotIndex',
  severity: 'warning',
  statement: 'A function with inline code has a handler in another file than `index`.',
  fix: 'Set `Handler` to `index.<function>`.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html',
  check: onEachFunction((fn) => {
    const handler = fn.at('Handler');
    const other = handler.textThat((text) => text.includes('.') && !text.startsWith('index.'));
    return other !== undefined
      && fn.at('Code').every((code) => given(code).some(([name]) => name === 'ZipFile'))
      && fn.at('Layers').isEmpty && variable(fn, EXEC_WRAPPER).isAbsent
      ? finding(handler, `Handler of inline code must begin with index., which is the file CloudFormation makes of it, got ${other}: set it to index.${other.split('.').at(-1) ?? ''}`)
      : undefined;
  }),
};
