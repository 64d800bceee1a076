import { WARM_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { provisionedOf } from './provisioning';

const { minEnvironments } = WARM_LIMITS;

export const provisionedBelowOne: Rule = {
  id: 'Alias.ProvisionedBelowOne',
  severity: 'error',
  statement: `\`ProvisionedConcurrentExecutions\` of an alias or version is below ${minEnvironments}.`,
  fix: 'Leave `ProvisionedConcurrencyConfig` out to switch it off.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html',
  check: onEach(['AWS::Lambda::Alias', 'AWS::Lambda::Version'], (resource) => {
    const provisioned = provisionedOf(resource);
    const value = provisioned.numberThat((count) => count < minEnvironments);
    return value === undefined
      ? undefined
      : finding(provisioned, `ProvisionedConcurrentExecutions is at least ${minEnvironments}, got ${value}: leave ProvisionedConcurrencyConfig out to switch it off`);
  }),
};
