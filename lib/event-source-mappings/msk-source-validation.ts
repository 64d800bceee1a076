import { Stack } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { known } from '../private/values';
import { secretProblem } from './broker-secret';
import { foreignPlace } from './foreign-place';
import type { MskAuthentication } from './msk-authentication';
import type { MskCluster } from './msk-cluster';

/** With what MSK wants the names of its secrets to begin. @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-tutorial.html */
const SECRET_PREFIX = 'AmazonMSK_';

/** What the cluster or the service would refuse. */
export function mskProblems(scope: IConstruct, cluster: MskCluster, authentication: MskAuthentication): (Problem | undefined)[] {
  const { _scheme: scheme, _secret: secret } = authentication;
  const isCopy = cluster._arns.connectionArn !== undefined;
  return [
    cluster._serverless && scheme !== 'iam' ? {
      code: lit`MskSourceServerlessAuthentication`,
      message: `authentication must be MskAuthentication.iam() for a serverless cluster, got another (${scheme}): leave it out`,
    } : undefined,
    arnProblem('clusterArn', cluster._arns.clusterArn, 'cluster'),
    arnProblem('connectionArn', cluster._arns.connectionArn, 'vpc-connection'),
    elsewhereProblem(scope, cluster),
    secret && secretProblem(secret),
    ...(secret === undefined || scheme !== 'scram' || isCopy ? [] : scramSecretProblems(secret)),
  ];
}

function arnProblem(prop: string, text: string | undefined, kind: string): Problem | undefined {
  const arn = known(text);
  return arn === undefined || new RegExp(`^arn:[^:]+:kafka:[^:]+:[^:]+:${kind}/.`).test(arn) ? undefined : {
    code: lit`MskSourceArnInvalid`,
    message: `${prop} must be arn:<partition>:kafka:<region>:<account>:${kind}/..., got ${JSON.stringify(arn)}: correct it`,
  };
}

function elsewhereProblem(scope: IConstruct, { _env: env }: MskCluster): Problem | undefined {
  const elsewhere = env && foreignPlace(scope, { env });
  return elsewhere && {
    code: lit`MskSourceElsewhere`,
    message: `the cluster, or the connection to it, must be in the account and Region of the function, ${elsewhere.wanted}, got ${elsewhere.actual}: read the cluster of another account by MskCluster.fromVpcConnectionArn(), and none of another Region`,
  };
}

/** MSK attaches no other secrets to a cluster. Of an imported one the key is not known. */
function scramSecretProblems(secret: ISecret): (Problem | undefined)[] {
  const resource = secret.node.defaultChild;
  const own = resource !== undefined && CfnSecret.isCfnSecret(resource) ? resource : undefined;
  const name = own && Stack.of(own).resolve(own.name) === undefined ? '' : known(own ? own.name : secret.secretName);
  return [
    name !== undefined && !name.startsWith(SECRET_PREFIX) ? {
      code: lit`MskSourceSecretNameInvalid`,
      message: `secret must have a secretName that begins with ${SECRET_PREFIX}, got ${name === '' ? 'none' : JSON.stringify(name)}: MSK attaches no other to a cluster, name it so`,
    } : undefined,
    own !== undefined && own.kmsKeyId === undefined ? {
      code: lit`MskSourceSecretKeyMissing`,
      message: 'secret must have an encryptionKey, got the default key of Secrets Manager: MSK attaches no such secret to a cluster, give it a key',
    } : undefined,
  ];
}
