import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { runtimeOf } from '../../runtimes';
import { isAll, onEachCodeAsset } from './code-assets';
import { isExecutable } from './permissions';

export const bootstrapMissing: Rule = {
  id: 'Asset.BootstrapMissing',
  severity: 'error',
  statement: 'The code of a function with a runtime of its own has no executable file `bootstrap`.',
  fix: 'Put an executable file `bootstrap` at the root of the asset.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html',
  check: onEachCodeAsset((fn, asset) => {
    const runtime = runtimeOf(fn, 'provided');
    if (runtime === undefined || !isAll(fn, asset)) {
      return undefined;
    }
    const bootstrap = asset.file('bootstrap');
    const got = bootstrap === undefined ? 'none' : isExecutable(bootstrap) ? undefined : 'one that is not executable';
    return got === undefined ? undefined
      : finding(fn.at('Code'), `Code of a function with runtime ${runtime} has an executable file bootstrap at its root, got ${got}: ${bootstrap === undefined ? 'add it' : 'chmod 755 it'}`);
  }),
};
