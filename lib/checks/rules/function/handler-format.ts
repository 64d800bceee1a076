import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { runtimeOf } from '../../runtimes';
import { EXEC_WRAPPER, variable } from '../../variables';

/** A wrapper can make of the handler what it likes. */
export const handlerFormat: Rule = {
  id: 'Function.HandlerFormat',
  severity: 'error',
  statement: 'The handler of a Node.js, Python or Ruby function has no dot, or (Node.js, Python) has `::`.',
  fix: 'Write `<file>.<function>`; for Ruby also `<file>.<Module::Class>.<method>`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  check: onEachFunction((fn) => {
    const handler = fn.at('Handler');
    const runtime = runtimeOf(fn, 'nodejs', 'python', 'ruby');
    if (runtime === undefined || !fn.at('PackageType').or('Zip').is('Zip') || !variable(fn, EXEC_WRAPPER).isAbsent) {
      return undefined;
    }
    const refusesColons = runtimeOf(fn, 'nodejs', 'python') !== undefined;
    return handler.every((value) => value.textThat((text) => text !== '' && !text.includes('.')) !== undefined || (refusesColons && value.includes('::')))
      ? finding(handler, `Handler of a ${runtime} function must be <file>.<function>, got ${handler.text() ?? 'another form'}: write for example index.handler`)
      : undefined;
  }),
};
