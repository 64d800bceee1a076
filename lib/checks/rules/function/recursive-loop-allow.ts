import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const recursiveLoopAllow: Rule = {
  id: 'Function.RecursiveLoopAllow',
  severity: 'warning',
  statement: '`RecursiveLoop` is `Allow`: nothing stops a loop.',
  fix: 'Remove `RecursiveLoop`, or set it to `Terminate`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  check: onEachFunction((fn) => {
    const loop = fn.at('RecursiveLoop');
    return loop.is('Allow') ? finding(loop, 'RecursiveLoop must be Terminate for Lambda to stop a loop, got Allow: set it to Terminate') : undefined;
  }),
};
