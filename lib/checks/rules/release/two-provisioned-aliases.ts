import type { App, Resource } from '../../../template';
import { versionOf } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { functionKey, twins } from '../../twins';
import { provisioningOf } from './provisioning';

export const twoProvisionedAliases: Rule = {
  id: 'Alias.TwoProvisionedAliases',
  severity: 'error',
  statement: 'Two aliases with provisioned concurrency are on one version.',
  fix: 'Keep `ProvisionedConcurrencyConfig` on one alias of a version.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  check: (app) => twins(app.ofType('AWS::Lambda::Alias').filter((alias) => provisioningOf(alias).isPresent), (alias) => versionKey(app, alias))
    .flatMap(([first, ...others]) => others.map((alias) =>
      finding(provisioningOf(alias), `ProvisionedConcurrencyConfig must be on one alias of a version, got it on ${first.logicalId} and ${alias.logicalId}: remove one, or use another version`))),
};

function versionKey(app: App, alias: Resource): string | undefined {
  const version = alias.at('FunctionVersion');
  const number = version.textThat((text) => /^\d+$/.test(text));
  const fn = functionKey(app, alias.at('FunctionName'));
  return versionOf(version)?.id ?? (number === undefined || fn === undefined ? undefined : `${fn} ${number}`);
}
