import { versionOf } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { provisioningOf } from './provisioning';

export const provisionedOnProvisionedVersion: Rule = {
  id: 'Alias.ProvisionedOnProvisionedVersion',
  severity: 'error',
  statement: 'An alias with provisioned concurrency is on a version that has it too.',
  fix: 'Keep `ProvisionedConcurrencyConfig` on the alias alone.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const version = versionOf(alias.at('FunctionVersion'));
    return version !== undefined && provisioningOf(alias).isPresent && provisioningOf(version).isPresent
      ? finding(provisioningOf(alias), `ProvisionedConcurrencyConfig must be on the alias or on its version, got both ${alias.logicalId} and ${version.logicalId}: remove it from ${version.logicalId}`)
      : undefined;
  }),
};
