import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { runtimeOf } from '../../runtimes';
import { onEachCodeAsset } from './code-assets';

export const localSdkBundled: Rule = {
  id: 'Asset.LocalSdkBundled',
  severity: 'info',
  statement: 'The code of a Node.js function holds version 2 of the SDK.',
  fix: 'Use the clients of version 3, `@aws-sdk/client-...`.',
  source: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/migrating.html',
  check: onEachCodeAsset((fn, asset) => (runtimeOf(fn, 'nodejs') !== undefined && asset.file('node_modules/aws-sdk/package.json') !== undefined
    ? finding(fn.at('Code'), 'Code should use version 3 of the SDK, got node_modules/aws-sdk: use @aws-sdk/client-...')
    : undefined)),
};
