import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const runtimeManualPinned: Rule = {
  id: 'Function.RuntimeManualPinned',
  severity: 'warning',
  statement: '`UpdateRuntimeOn` is `Manual`: the runtime gets no security patches.',
  fix: 'Set `UpdateRuntimeOn` to `Auto` or `FunctionUpdate`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html',
  check: onEachFunction((fn) => {
    const mode = fn.at('RuntimeManagementConfig', 'UpdateRuntimeOn');
    return mode.is('Manual') ? finding(mode, 'UpdateRuntimeOn must be Auto or FunctionUpdate for the runtime to be patched, got Manual: set it to Auto') : undefined;
  }),
};
