import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const warnPolicy: Rule = {
  id: 'CodeSigningConfig.WarnPolicy',
  severity: 'warning',
  statement: 'Code that is not signed, or not by a trusted profile, is deployed all the same.',
  fix: 'Set `CodeSigningPolicies.UntrustedArtifactOnDeployment` to `Enforce`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CodeSigningPolicies.html',
  check: onEach('AWS::Lambda::CodeSigningConfig', (config) => {
    const policy = config.at('CodeSigningPolicies', 'UntrustedArtifactOnDeployment');
    return policy.or('Warn').is('Warn')
      ? finding(policy, `UntrustedArtifactOnDeployment should be Enforce, got ${policy.isAbsent ? 'none, which means Warn' : 'Warn'}: set it to Enforce`)
      : undefined;
  }),
};
