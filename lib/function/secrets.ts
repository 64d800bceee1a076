import { ParamsAndSecretsLayerVersion, ParamsAndSecretsVersions, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** How the code of a function comes to its secrets. */
export interface SecretAccess {
  readonly environment: { [variable: string]: string };
  readonly extension?: ParamsAndSecretsLayerVersion;
  readonly grantRead: (fn: LambdaFunction) => void;
}

/** The ARNs for the environment, the caching extension for zip packages, and the right to read. */
export function secretEnvironment(secrets: { [variable: string]: ISecret }, runtime: Runtime): SecretAccess {
  const all = Object.entries(secrets);
  if (all.length === 0) {
    return { environment: {}, grantRead: () => undefined };
  }
  return {
    environment: Object.fromEntries(all.map(([variable, secret]) => [variable, secret.secretArn])),
    extension: runtime === Runtime.FROM_IMAGE ? undefined : ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103),
    grantRead: (fn) => all.forEach(([, secret]) => allowReading(fn, secret)),
  };
}

function allowReading(fn: LambdaFunction, secret: ISecret): void {
  fn.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretFullArn ?? `${secret.secretArn}-??????`] }));
  if (secret.encryptionKey) {
    fn.addToRolePolicy(new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [secret.encryptionKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${fn.stack.region}.amazonaws.com` } },
    }));
  }
}
