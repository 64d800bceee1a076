import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const codeSigningInline: Rule = {
  id: 'Function.CodeSigningInline',
  severity: 'error',
  statement: 'A function with inline code has a code signing configuration that refuses what is not signed.',
  fix: 'Deploy a signed package from S3.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
  check: onEachFunction((fn, app) => {
    const code = fn.at('Code');
    const config = app.resourceOf(fn.at('CodeSigningConfigArn'));
    return config?.type === 'AWS::Lambda::CodeSigningConfig'
      && config.at('CodeSigningPolicies', 'UntrustedArtifactOnDeployment').is('Enforce')
      && code.every((alternative) => given(alternative).some(([name]) => name === 'ZipFile'))
      ? finding(code.at('ZipFile'), `ZipFile is never signed, and must not be used with ${config.logicalId}, which is Enforce: deploy a signed package from S3`)
      : undefined;
  }),
};
