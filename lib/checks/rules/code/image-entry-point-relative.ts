import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const imageEntryPointRelative: Rule = {
  id: 'Function.ImageEntryPointRelative',
  severity: 'warning',
  statement: 'The program in `ImageConfig.EntryPoint` does not begin with `/`.',
  fix: 'Give the absolute path of the program.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
  check: onEachFunction((fn) => {
    const program = fn.at('ImageConfig', 'EntryPoint', 0);
    const relative = program.textThat((text) => text !== '' && !text.startsWith('/'));
    return relative === undefined
      ? undefined
      : finding(program, `ImageConfig.EntryPoint must begin with an absolute path, got ${relative}: write where the program is, such as /usr/bin/${relative.split('/').at(-1) ?? ''}`);
  }),
};
