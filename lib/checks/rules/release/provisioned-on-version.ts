import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { provisioningOf } from './provisioning';

export const provisionedOnVersion: Rule = {
  id: 'Version.ProvisionedOnVersion',
  severity: 'info',
  statement: 'A version has provisioned concurrency, which cannot be changed there, and goes on costing when the version is retained.',
  fix: 'Put `ProvisionedConcurrencyConfig` on the alias.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html',
  check: onEach('AWS::Lambda::Version', (version) => {
    const provisioning = provisioningOf(version);
    return provisioning.isPresent
      ? finding(provisioning, `ProvisionedConcurrencyConfig should be on an alias, got it on version ${version.logicalId}: move it to the alias`)
      : undefined;
  }),
};
