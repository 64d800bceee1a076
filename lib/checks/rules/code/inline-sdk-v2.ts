import { NODE_SDK_V2_REMOVED_IN } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { nodeSince } from '../../runtimes';
import { inlineSourceThat, withoutComments } from './inline-source';

const REQUIRES_V2 = /require\(\s*(['"])aws-sdk\1\s*\)/;
/** Code that has another way when the module is not there. */
const TRIES_V2 = /\btry\s*\{[^{}]*require\(\s*['"]aws-sdk['"]/;

export const inlineSdkV2: Rule = {
  id: 'Function.InlineSdkV2',
  severity: 'warning',
  statement: `Inline code of a function on Node.js ${NODE_SDK_V2_REMOVED_IN} or newer requires version 2 of the AWS SDK, which the runtime does not have.`,
  fix: 'Use the clients of `@aws-sdk`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html',
  check: onEachFunction((fn) => {
    const runtime = nodeSince(fn, NODE_SDK_V2_REMOVED_IN);
    const requiresV2 = (source: string): boolean => {
      const code = withoutComments(source);
      return REQUIRES_V2.test(code) && !TRIES_V2.test(code);
    };
    return runtime !== undefined && fn.at('Layers').isEmpty && inlineSourceThat(fn, requiresV2)
      ? finding(fn.at('Code', 'ZipFile'), `ZipFile must not require aws-sdk, which ${runtime} does not have, got require('aws-sdk'): use the clients of @aws-sdk`)
      : undefined;
  }),
};
