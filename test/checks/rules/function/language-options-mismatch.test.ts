import { languageOptionsMismatch } from '../../../../lib/checks/rules/function/language-options-mismatch';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.LanguageOptionsMismatch', () => {
  test.each<[string, string, RegExp]>([
    ['JAVA_TOOL_OPTIONS', 'nodejs22.x', /JAVA_TOOL_OPTIONS is read by java runtimes only, got it for nodejs22.x/],
    ['NODE_OPTIONS', 'python3.13', /read by nodejs/],
    ['DOTNET_STARTUP_HOOKS', 'java21', /read by dotnet/],
  ])('finds %s for %s', (name, Runtime, message) => {
    expectRule(languageOptionsMismatch).toFind(
      { Fn: fn({ Runtime, Environment: { Variables: { [name]: UNKNOWN.parameter } } }) },
      { logicalId: 'Fn', property: `Properties/Environment/Variables/${name}`, message },
    );
  });

  test.each<[string, Record<string, unknown>, unknown]>([
    ['the right runtime', { Runtime: 'nodejs22.x' }, '--enable-source-maps'],
    ['an OS-only runtime', { Runtime: 'provided.al2023' }, '--enable-source-maps'],
    ['an image', { Runtime: undefined, PackageType: 'Image' }, '--enable-source-maps'],
    ['a runtime of a parameter', { Runtime: UNKNOWN.parameter }, '--enable-source-maps'],
    ['the right runtime in one branch', { Runtime: either('python3.13', 'nodejs22.x') }, '--enable-source-maps'],
    ['nothing in it', { Runtime: 'python3.13' }, ''],
    ['nothing in one branch', { Runtime: 'python3.13' }, either('', '--enable-source-maps')],
    ['no variable', { Runtime: 'python3.13' }, undefined],
    ['a variable that may not be there', { Runtime: 'python3.13' }, either('x', NO_VALUE)],
  ])('is silent about %s', (_, properties, value) => {
    expectRule(languageOptionsMismatch).toStaySilent({ Fn: fn({ ...properties, Environment: { Variables: { NODE_OPTIONS: value } } }) });
  });

  test('is silent about variables that are not known', () => {
    expectRule(languageOptionsMismatch).toStaySilent({ Fn: fn({ Runtime: 'python3.13', Environment: UNKNOWN.parameter }) });
  });
});
