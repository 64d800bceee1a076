import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allowLogging } from '../private/service-function';
import { acknowledgeWildcards } from '../private/wildcard-findings';
import type { PruningTarget, PruningTargets } from './version-pruner-targets';

/** How many functions fit into one policy: each is named twice, by an ARN of up to 125 characters, and a policy takes 6,144. */
const FUNCTIONS_PER_POLICY = 20;

/** Whose rights, and to what. */
export interface PrunerRights {
  readonly role: IRole;
  readonly logGroup: ILogGroup;
  readonly targets: PruningTargets;
  readonly dryRun: boolean;
}

/**
 * Lets the pruner read what it is given and delete numbered versions of it, in customer managed policies below a scope of their own.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
 */
export function defineRights(scope: Construct, { role, logGroup, targets: { functions, layers, stacks }, dryRun }: PrunerRights): void {
  const rights = new Construct(scope, 'Rights');
  const roles = [role];
  const platform = new ManagedPolicy(rights, 'Platform', { roles, description: 'Writes logs, reads the status of stacks and what has no ARN' });
  platform.addStatements(
    allowLogging(logGroup),
    new PolicyStatement({ actions: ['cloudformation:DescribeStacks'], resources: stacks.map(({ arn }) => `${arn}/*`) }),
    new PolicyStatement({ actions: ['lambda:GetAccountSettings', ...layers.length > 0 ? ['lambda:ListLayerVersions'] : []], resources: ['*'] }),
  );
  acknowledgeWildcards(platform, 'the ids of the stacks are not known before they are there, the other actions have no resource-level permissions, and all only read');

  for (let first = 0; first < functions.length; first += FUNCTIONS_PER_POLICY) {
    const policy = new ManagedPolicy(rights, `Functions${first / FUNCTIONS_PER_POLICY + 1}`, { roles, description: 'Deletes old versions of functions, never a function' });
    policy.addStatements(...functionStatements(functions.slice(first, first + FUNCTIONS_PER_POLICY), layers.length > 0, dryRun));
    acknowledgeWildcards(policy, 'the numbers of the versions are not known before they are old; the ARN without qualifier, which is the function, is not covered');
  }

  if (layers.length > 0 && !dryRun) {
    const policy = new ManagedPolicy(rights, 'Layers', { roles, description: 'Deletes old versions of layers' });
    policy.addStatements(new PolicyStatement({ actions: ['lambda:DeleteLayerVersion'], resources: allVersionsOf(layers) }));
    acknowledgeWildcards(policy, 'the numbers of the versions are not known before they are old');
  }
}

/** The configuration of the unpublished version is that of the ARN without qualifier; it is of interest for its layers. */
function functionStatements(functions: PruningTarget[], readsLayers: boolean, dryRun: boolean): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['lambda:ListAliases', 'lambda:ListVersionsByFunction', ...readsLayers ? ['lambda:GetFunctionConfiguration'] : []],
      resources: functions.map(({ arn }) => arn),
    }),
    new PolicyStatement({
      actions: ['lambda:GetFunctionConfiguration', ...dryRun ? [] : ['lambda:DeleteFunction']],
      resources: allVersionsOf(functions),
    }),
  ];
}

function allVersionsOf(targets: PruningTarget[]): string[] {
  return targets.map(({ arn }) => `${arn}:*`);
}
