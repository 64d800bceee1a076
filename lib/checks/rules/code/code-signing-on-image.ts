import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const codeSigningOnImage: Rule = {
  id: 'Function.CodeSigningOnImage',
  severity: 'error',
  statement: 'A function of `PackageType: Image` has a `CodeSigningConfigArn`.',
  fix: 'Remove `CodeSigningConfigArn`; sign the image in ECR.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
  check: onEachFunction((fn) => {
    const config = fn.at('CodeSigningConfigArn');
    return fn.at('PackageType').is('Image') && config.every((arn) => arn.isPresent && !arn.isEmpty)
      ? finding(config, 'CodeSigningConfigArn must not be given with PackageType Image, got one: remove it, and sign the image in ECR')
      : undefined;
  }),
};
