import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { variablesOf } from '../../variables';

export const envSecretDynamicReference: Rule = {
  id: 'Function.EnvSecretDynamicReference',
  severity: 'warning',
  statement: 'An environment variable is a dynamic reference to a secret of Secrets Manager.',
  fix: 'Pass the ARN of the secret, and fetch its value at run time.',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html',
  check: onEachFunction((fn) => {
    const branches = variablesOf(fn).map((variables) => variables.filter(([, value]) => value.every(isSecretReference)));
    return branches.every((secrets) => secrets.length > 0)
      ? branches[0].map(([name, value]) => finding(value, `Environment.Variables.${name} must not be a secret, which CloudFormation writes in plain text, got {{resolve:secretsmanager:...}}: pass the ARN of the secret, and fetch it at run time`))
      : undefined;
  }),
};

/** The parts as they are written: what the deployment resolves stands in them unresolved. */
function isSecretReference(value: Reading): boolean {
  const written = value.parts()?.map((part) => (typeof part === 'string' ? part : 'raw' in part && typeof part.raw === 'string' ? part.raw : '?'));
  return written?.join('').includes('{{resolve:secretsmanager:') === true;
}
