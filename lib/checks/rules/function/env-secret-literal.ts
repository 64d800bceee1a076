import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { variable, variablesOf } from '../../variables';

const SECRET_NAME = /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL)/i;
const NAME_OF_A_REFERENCE = /_(ARN|NAME|ID|PATH|URL|URI|PARAM|PARAMETER|TTL|HEADER|ENDPOINT|LEVEL)$/i;
/** What says where secrets are, and the settings of the extension of AWS that reads them. */
const NAME_OF_A_SETTING = /_(TABLE|BUCKET|QUEUE|TOPIC|REGION|PREFIX|VERSION|TYPE|SIZE)$|^PARAMETERS_SECRETS_EXTENSION_/i;
/** An ARN, a path, a URL, a boolean, a number, or nothing. */
const HARMLESS_VALUE = /^(arn:.*|\/.*|[a-z][a-z0-9+.-]*:\/\/.*|true|false|-?\d+(\.\d+)?|)$/is;

/** The message does not repeat the value: logs are read by more people than templates. */
export const envSecretLiteral: Rule = {
  id: 'Function.EnvSecretLiteral',
  severity: 'warning',
  statement: 'An environment variable that is named like a secret has a literal value.',
  fix: 'Store it in Secrets Manager or Parameter Store, pass its name, and read it at run time.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  check: onEachFunction((fn) => variablesOf(fn)[0].flatMap(([name]) => {
    const value = variable(fn, name);
    const isSecret = SECRET_NAME.test(name) && !NAME_OF_A_REFERENCE.test(name) && !NAME_OF_A_SETTING.test(name);
    const secret = isSecret ? value.textThat((text) => !HARMLESS_VALUE.test(text)) : undefined;
    return secret === undefined
      ? []
      : [finding(value, `Environment.Variables.${name} must not hold a secret in plain text, got a literal of ${secret.length} characters: pass the name of a secret, and read it at run time`)];
  })),
};
