import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { runtimeOf } from '../../runtimes';
import { onEachCodeAsset } from './code-assets';

export const dotnetRuntimeConfig: Rule = {
  id: 'Asset.DotnetRuntimeConfig',
  severity: 'error',
  statement: 'The code of a .NET function has not the assembly that `Handler` names, or not its `runtimeconfig.json`.',
  fix: 'Package the output of `dotnet publish`, with `GenerateRuntimeConfigurationFiles` set to true in the project.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html',
  check: onEachCodeAsset((fn, asset) => {
    const assembly = /^([^:]+)::[^:]+::[^:]+$/.exec(fn.at('Handler').text() ?? '')?.[1];
    const isKnown = assembly !== undefined && runtimeOf(fn, 'dotnet') !== undefined && asset.isComplete && asset.files.length > 0;
    const missing = isKnown ? [`${assembly}.dll`, `${assembly}.runtimeconfig.json`].filter((name) => asset.file(name) === undefined) : [];
    return missing.length === 0 ? undefined
      : finding(fn.at('Code'), `Code of a .NET function has ${assembly ?? ''}.dll and ${assembly ?? ''}.runtimeconfig.json at its root, got none of name ${missing.join(' or ')}: package the output of dotnet publish with GenerateRuntimeConfigurationFiles`);
  }),
};
