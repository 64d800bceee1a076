import { offending, weightsOf } from '../../aliases';
import { certainKey } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { written } from '../../written';

export const sameVersionTwice: Rule = {
  id: 'Alias.SameVersionTwice',
  severity: 'error',
  statement: 'An alias sends a share of its requests to the version that it is on anyway.',
  fix: 'Use two different versions, or remove `RoutingConfig`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const primary = alias.at('FunctionVersion');
    const key = certainKey(primary);
    const twice = key === undefined ? undefined : offending(weightsOf(alias), (entry) => certainKey(entry.at('FunctionVersion')) === key);
    return twice && finding(twice.at('FunctionVersion'),
      `an additional version must be another one than FunctionVersion, got ${written(primary)} for both: use two versions, or remove RoutingConfig`);
  }),
};
