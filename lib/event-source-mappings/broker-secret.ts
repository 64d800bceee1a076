import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { BROKER_MAPPING_LIMITS } from '../private/limits';
import { readSecret } from '../private/secret-reading';
import { known } from '../private/values';

/** A secret as a mapping names it, and the right that the pollers need to read it. */
export interface BrokerSecret {
  readonly access: CfnEventSourceMapping.SourceAccessConfigurationProperty;
  readonly statements: PolicyStatement[];
}

/**
 * A secret with which the pollers sign in, or know the broker.
 *
 * @param type what the secret is for, `BASIC_AUTH` for instance
 */
export function brokerSecret(type: string, secret: ISecret): BrokerSecret {
  return { access: { type, uri: secret.secretArn }, statements: readSecret(secret) };
}

/** A mapping takes no longer names of what gives access to its source. */
export function secretProblem(secret: ISecret): Problem | undefined {
  const [length, { maxLength }] = [known(secret.secretArn)?.length ?? 0, BROKER_MAPPING_LIMITS.accessUri];
  return length <= maxLength ? undefined : {
    code: lit`BrokerSecretArnTooLong`,
    message: `secret must have an ARN of at most ${maxLength} characters, got one of ${length}: give it a shorter name`,
  };
}
