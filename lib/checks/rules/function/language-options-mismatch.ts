import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { isSet, variable } from '../../variables';

/** Which runtimes read which variable. */
const OPTIONS = new Map([['JAVA_TOOL_OPTIONS', 'java'], ['NODE_OPTIONS', 'nodejs'], ['DOTNET_STARTUP_HOOKS', 'dotnet']]);

/** An OS-only runtime or an image can hold any of the languages. */
export const languageOptionsMismatch: Rule = {
  id: 'Function.LanguageOptionsMismatch',
  severity: 'warning',
  statement: '`JAVA_TOOL_OPTIONS`, `NODE_OPTIONS` or `DOTNET_STARTUP_HOOKS` is set for a runtime of another language.',
  fix: 'Remove the variable, or correct `Runtime`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html',
  check: onEachFunction((fn) => [...OPTIONS].flatMap(([name, family]) => {
    const runtime = fn.at('Runtime').textThat((text) => text !== '' && !text.startsWith(family) && !text.startsWith('provided'));
    return runtime === undefined || !fn.at('PackageType').or('Zip').is('Zip') || !isSet(fn, name)
      ? []
      : [finding(variable(fn, name), `${name} is read by ${family} runtimes only, got it for ${runtime}: remove it`)];
  })),
};
