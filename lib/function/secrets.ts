import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ParamsAndSecretsLayerVersion, ParamsAndSecretsVersions, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { readSecret } from '../private/secret-reading';

/** How the code of a function comes to its secrets. */
export interface SecretAccess {
  readonly environment: { [variable: string]: string };
  readonly extension?: ParamsAndSecretsLayerVersion;
  readonly statements: PolicyStatement[];
}

/** The ARNs for the environment, the caching extension for zip packages, and the right to read. */
export function secretAccess(secrets: { [variable: string]: ISecret }, runtime: Runtime): SecretAccess {
  const all = Object.entries(secrets);
  return {
    environment: Object.fromEntries(all.map(([variable, secret]) => [variable, secret.secretArn])),
    extension: needsSecretsExtension(secrets, runtime) ? ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103) : undefined,
    statements: all.flatMap(([, secret]) => readSecret(secret)),
  };
}

/** Whether the function gets the caching extension, which is a layer. */
export function needsSecretsExtension(secrets: { [variable: string]: ISecret } | undefined, runtime: Runtime): boolean {
  return Object.keys(secrets ?? {}).length > 0 && runtime !== Runtime.FROM_IMAGE;
}
