import { versionOf, versionsNamedBy } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

/** A number says nothing of the function it is from. */
export const foreignVersion: Rule = {
  id: 'Alias.ForeignVersion',
  severity: 'error',
  statement: 'An alias of one function names the number of a version of another.',
  fix: 'Use a version of the function of the alias.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html',
  check: onEach('AWS::Lambda::Alias', (alias, app) => {
    const own = app.fnOf(alias.at('FunctionName'))?.function;
    return versionsNamedBy(alias).flatMap((named) => {
      const version = versionOf(named);
      const other = version && app.fnOf(version.at('FunctionName'))?.function;
      return own === undefined || version === undefined || other === undefined || other === own
        ? []
        : [finding(named, `FunctionVersion must be that of a version of ${own.logicalId}, got ${version.logicalId} of ${other.logicalId}: use a version of ${own.logicalId}`)];
    });
  }),
};
