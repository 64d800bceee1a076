import { NODE_CALLBACKS_REMOVED_IN } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { nodeSince } from '../../runtimes';
import { inlineSourceThat, withoutTexts } from './inline-source';

const THIRD_PARAMETER = /exports\.\w+\s*=\s*(?:async\s*)?(?:function\b\s*(?:\w+\s*)?)?\(\s*\w+\s*,\s*\w+\s*,\s*\w+/;

export const inlineCallbackHandler: Rule = {
  id: 'Function.InlineCallbackHandler',
  severity: 'warning',
  statement: `Inline code of a function on Node.js ${NODE_CALLBACKS_REMOVED_IN} or newer takes a callback, which the runtime does not pass.`,
  fix: 'Write an async handler, and return the result.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
  check: onEachFunction((fn) => {
    const runtime = nodeSince(fn, NODE_CALLBACKS_REMOVED_IN);
    return runtime !== undefined && inlineSourceThat(fn, (source) => THIRD_PARAMETER.test(withoutTexts(source)))
      ? finding(fn.at('Code', 'ZipFile'), `ZipFile of a ${runtime} function must export an async handler of two parameters, got one with a callback: make it async, and return the result`)
      : undefined;
  }),
};
