import type { AssetEntry } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachAsset } from './code-assets';

/** What packages bring along are their own tests. */
const OF_PACKAGES = /(^|\/)(node_modules|site-packages|vendor)\//;
const SECRET = /(^|\/)(\.env|id_rsa|\.aws\/credentials)$/;

export const secretsInBundle: Rule = {
  id: 'Asset.SecretsInBundle',
  severity: 'warning',
  statement: 'The code of a function or the content of a layer holds a file of secrets.',
  fix: 'Exclude the file from the asset, and keep the secret in Secrets Manager or Parameter Store.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/security-dataprotection.html',
  check: onEachAsset((resource, asset, at) => asset.files.filter(isSecret).map(({ path }) => finding(resource.at(at),
    `${at} must hold no secrets, as everybody who may call GetFunction can read it, got ${path}: exclude it from the asset`))),
};

function isSecret(file: AssetEntry): boolean {
  return file.size > 0 && !OF_PACKAGES.test(file.path)
    && (SECRET.test(file.path) || (file.path.endsWith('.pem') && file.head().includes('PRIVATE KEY')));
}
