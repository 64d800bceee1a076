import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { FUNCTION_LIMITS } from '../private/limits';
import { warn } from '../private/warnings';

const SECRET_NAME = /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL)/i;
const NAME_OF_A_REFERENCE = /_(ARN|NAME|ID|PATH|URL|URI|PARAM|PARAMETER|TTL|HEADER|ENDPOINT)$/i;
const HARMLESS_VALUE = /^(arn:|\/|https?:|true$|false$|-?\d+(\.\d+)?$|$)/i;

/** The problems of environment variables: names the service refuses, and more than it stores. */
export function environmentProblems(environment: { [variable: string]: string }): (Problem | undefined)[] {
  const names = Object.keys(environment);
  return [...names.map(nameProblem), sizeProblem(environment)];
}

/** Warns of values that are legal and most likely a mistake. */
export function warnOfDoubtfulValues(scope: Construct, environment: { [variable: string]: string }): void {
  const bytes = sizeOf(environment);
  if (bytes > FUNCTION_LIMITS.environmentWarningBytes) {
    warn(scope, 'ProductionFunction.environmentNearLimit', `environment takes ${bytes} of ${FUNCTION_LIMITS.environmentBytes} bytes: move settings to Parameter Store or AppConfig before the limit refuses a deployment`);
  }
  for (const [name, value] of Object.entries(environment)) {
    if (Token.isUnresolved(name) || Token.isUnresolved(value)) {
      continue;
    }
    if (/\$\w|\$\{/.test(value)) {
      warn(scope, 'ProductionFunction.environmentNotExpanded', `environment.${name} holds a "$": Lambda passes values as they are and never expands them`);
    }
    if (SECRET_NAME.test(name) && !NAME_OF_A_REFERENCE.test(name) && !HARMLESS_VALUE.test(value)) {
      warn(scope, 'ProductionFunction.environmentSecret', `environment.${name} looks like a secret in plain text, readable by whoever may read the function: store it in Secrets Manager and name it in \`secrets\``);
    }
  }
}

function nameProblem(name: string): Problem | undefined {
  if (Token.isUnresolved(name)) {
    return undefined;
  }
  if (FUNCTION_LIMITS.reservedEnvironmentKeys.includes(name)) {
    return {
      code: lit`ProductionFunctionEnvironmentKeyReserved`,
      message: `environment must not set names that Lambda sets itself, got "${name}": choose another name`,
    };
  }
  return FUNCTION_LIMITS.environmentKey.test(name) ? undefined : {
    code: lit`ProductionFunctionEnvironmentKeyInvalid`,
    message: `environment names must be a letter followed by one or more letters, digits or underscores, got "${name}": rename it`,
  };
}

function sizeProblem(environment: { [variable: string]: string }): Problem | undefined {
  const bytes = sizeOf(environment);
  return bytes <= FUNCTION_LIMITS.environmentBytes ? undefined : {
    code: lit`ProductionFunctionEnvironmentTooLarge`,
    message: `environment must take at most ${FUNCTION_LIMITS.environmentBytes} bytes as JSON, got ${bytes}: move settings to Parameter Store, AppConfig or S3`,
  };
}

/** The bytes that are certain: a value known at deploy time only counts as empty. */
function sizeOf(environment: { [variable: string]: string }): number {
  const certain = Object.entries(environment).map(([name, value]) => [name, Token.isUnresolved(value) ? '' : value]);
  return Buffer.byteLength(JSON.stringify(Object.fromEntries(certain)), 'utf8');
}
