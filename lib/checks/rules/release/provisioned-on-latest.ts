import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { provisioningOf } from './provisioning';

export const provisionedOnLatest: Rule = {
  id: 'Alias.ProvisionedOnLatest',
  severity: 'error',
  statement: 'An alias on `$LATEST` has provisioned concurrency.',
  fix: 'Publish a version and set `FunctionVersion` to it, or remove `ProvisionedConcurrencyConfig`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const version = alias.at('FunctionVersion');
    return version.is('$LATEST') && provisioningOf(alias).isPresent
      ? finding(version, 'FunctionVersion of an alias with ProvisionedConcurrencyConfig must be a published version, got "$LATEST": use Fn::GetAtt Version of an AWS::Lambda::Version')
      : undefined;
  }),
};
