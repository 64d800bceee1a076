import { warnPolicy } from '../../../../lib/checks/rules/layers/warn-policy';
import { either, expectRule, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';

const config = (CodeSigningPolicies?: unknown): Record<string, unknown> => ({ Config: resource('AWS::Lambda::CodeSigningConfig', { AllowedPublishers: {}, CodeSigningPolicies }) });

describe('CodeSigningConfig.WarnPolicy', () => {
  test.each<[string, unknown, RegExp]>([
    ['a warning', { UntrustedArtifactOnDeployment: 'Warn' }, /got Warn: set it to Enforce/],
    ['no policy', {}, /got none, which means Warn/],
    ['no policies', undefined, /got none/],
    ['both branches', either({ UntrustedArtifactOnDeployment: 'Warn' }, NO_VALUE), /got Warn/],
  ])('finds %s', (_, policies, message) => {
    expectRule(warnPolicy).toFind(config(policies), { logicalId: 'Config', property: 'Properties/CodeSigningPolicies/UntrustedArtifactOnDeployment', message });
  });

  test.each<[string, unknown]>([
    ['Enforce', { UntrustedArtifactOnDeployment: 'Enforce' }],
    ['a parameter', { UntrustedArtifactOnDeployment: UNKNOWN.parameter }],
    ['Enforce in one branch', { UntrustedArtifactOnDeployment: either('Enforce', 'Warn') }],
  ])('is silent about %s', (_, policies) => {
    expectRule(warnPolicy).toStaySilent(config(policies));
  });
});
