import { Duration } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct, IDependable } from 'constructs';
import { resourceDescription } from '../private/resource-description';
import { runtimeDirectory } from '../private/runtime-package';
import { allowLogging, defineServiceLogGroup, ServiceFunction, shippedProgram } from '../private/service-function';
import { acknowledgeWildcards } from '../private/wildcard-findings';
import type { RolledOutFunction } from './alias-route';

/** What sets the weights of an alias, and the policy that must be there before it can. */
export interface HoldBackFunction {
  readonly function: IFunction;
  readonly policy: IDependable;
}

/** Defines the function that sets the weights of one alias and no other. */
export function defineHoldBackFunction(scope: Construct, released: RolledOutFunction, aliasName: string): HoldBackFunction {
  const logGroup = defineServiceLogGroup(scope);
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: resourceDescription(`Execution role of the hold-back ${scope.node.path}`),
  });
  const policy = defineRights(scope, role, logGroup, { released, aliasName });
  const fn = new ServiceFunction(scope, 'Function', {
    program: shippedProgram(Code.fromAsset(runtimeDirectory('hold-back'))),
    description: 'Holds traffic back on the version before',
    timeout: Duration.minutes(1),
    role,
    logGroup,
    failedRuns: 'CloudFormation waits for its answer, the schedule repeats what failed, and an alarm tells of it',
  });
  return { function: fn, policy };
}

/** The alias whose weights may be set. */
interface HeldAlias {
  readonly released: RolledOutFunction;
  readonly aliasName: string;
}

/**
 * The actions on aliases are authorised on the function, the configuration of a version on the ARN with its number.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
function defineRights(scope: Construct, role: IRole, logGroup: ILogGroup, { released: { function: fn }, aliasName }: HeldAlias): ManagedPolicy {
  const policy = new ManagedPolicy(scope, 'Policy', {
    roles: [role],
    description: 'Set the weights of the alias, compare versions, write logs',
    statements: [
      allowLogging(logGroup),
      new PolicyStatement({ actions: ['lambda:GetAlias', 'lambda:UpdateAlias'], resources: [fn.functionArn, `${fn.functionArn}:${aliasName}`] }),
      new PolicyStatement({ actions: ['lambda:GetFunctionConfiguration'], resources: [`${fn.functionArn}:*`] }),
    ],
  });
  acknowledgeWildcards(policy, 'the numbers of the versions are not known before they are published, and they are only read');
  return policy;
}
