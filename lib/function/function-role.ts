import { Stack } from 'aws-cdk-lib';
import { Effect, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IManagedPolicy, IRole } from 'aws-cdk-lib/aws-iam';
import { Tracing } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import { wasAdded } from '../private/granted';
import { compact } from '../private/values';
import { warn } from '../private/warnings';
import { ExecutionRole } from './execution-role';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
const NETWORK_INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:UnassignPrivateIpAddresses',
];

/** The execution role of a function, its own or the user's, and the rights that Lambda needs on it. */
export class FunctionRole {
  public readonly role: IRole;
  private readonly own?: ExecutionRole;
  private attached?: ManagedPolicy;

  constructor(private readonly scope: Construct, given: IRole | undefined, permissionsBoundary: IManagedPolicy | undefined) {
    if (given) {
      checkTrust(scope, given);
      this.role = given;
    } else {
      this.own = new ExecutionRole(scope, 'Role', compact({ permissionsBoundary }));
      this.role = this.own;
    }
  }

  /** Lets the function write to its log group and no other. */
  public allowLogging(logGroup: ILogGroup): void {
    this.allowPlatform(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }));
  }

  /** Lets Lambda send traces. The actions take no resource. */
  public allowTracing(mode: Tracing): void {
    if (mode !== Tracing.DISABLED) {
      this.allowPlatform(new PolicyStatement({ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] }));
    }
  }

  /** Lets Lambda manage the function's network interfaces. The actions take no resource that Lambda honours. */
  public allowNetworkInterfaces(): void {
    this.allowPlatform(new PolicyStatement({ actions: NETWORK_INTERFACE_ACTIONS, resources: ['*'] }));
  }

  /**
   * Takes the network interface actions away from the function's code.
   *
   * In a policy of its own: it names the function, which waits for the policies of its role.
   */
  public denyNetworkInterfacesToCode(fn: IFunction): void {
    if (this.own) {
      const policy = new ManagedPolicy(this.scope, 'CodeNetworkDeny', { roles: [this.own], description: 'Network interfaces are for Lambda, not for the code' });
      policy.addStatements(new PolicyStatement({
        effect: Effect.DENY,
        actions: [...NETWORK_INTERFACE_ACTIONS, 'ec2:DetachNetworkInterface'],
        resources: ['*'],
        conditions: { ArnEquals: { 'lambda:SourceFunctionArn': fn.functionArn } },
      }));
    }
  }

  /** Puts the rights before the function, where the role itself does not. */
  public precede(fn: IFunction): void {
    if (this.attached) {
      fn.node.addDependency(this.attached);
    }
  }

  /** Allows what a setting of the function asks for. */
  public allow(...statements: PolicyStatement[]): void {
    statements.forEach((statement) => this.tell(statement));
  }

  private allowPlatform(statement: PolicyStatement): void {
    if (this.own) {
      this.own.addPlatformStatement(statement);
    } else {
      this.tell(statement);
    }
  }

  private tell(statement: PolicyStatement): void {
    if (this.isOfAnotherStack()) {
      this.attached ??= new ManagedPolicy(this.scope, 'RolePolicy', { roles: [this.role], description: 'What the function needs of its role' });
      this.attached.addStatements(statement);
      return;
    }
    if (!wasAdded(this.role, this.role.addToPrincipalPolicy(statement))) {
      const text = JSON.stringify(Stack.of(this.scope).resolve(statement.toStatementJson()));
      warn(this.scope, 'ProductionFunction.roleUnchanged', `the role cannot be changed here, and the function needs it to allow ${text}: add the statement to the role`);
    }
  }

  /** The policies of such a role stand in its stack, and would make it wait for ours, which waits for the role. */
  private isOfAnotherStack(): boolean {
    return Role.isRole(this.role) && Stack.of(this.role) !== Stack.of(this.scope);
  }
}

/** Lambda refuses a function whose role does not trust it. */
function checkTrust(scope: Construct, role: IRole): void {
  if (!Role.isRole(role) || role.assumeRolePolicy === undefined) {
    return;
  }
  const trust = Stack.of(scope).resolve(role.assumeRolePolicy.toJSON()) as TrustPolicy;
  if (!trust.Statement.some(admitsLambda)) {
    reject(scope, lit`ProductionFunctionRoleNotTrusting`, `role must trust lambda.amazonaws.com, got a trust policy of ${JSON.stringify(trust)}: add new ServicePrincipal("lambda.amazonaws.com") to assumedBy`);
  }
}

interface TrustPolicy {
  readonly Statement: { readonly Effect: string; readonly Principal?: '*' | { readonly [kind: string]: unknown } }[];
}

/** A service whose name is known at deploy time only may be Lambda. */
function admitsLambda({ Effect: effect, Principal: principal = '*' }: TrustPolicy['Statement'][number]): boolean {
  const named = principal === '*' ? { AWS: '*' } : principal;
  const services = [named.Service].flat();
  return effect !== 'Deny'
    && (Object.values(named).flat().includes('*') || services.some((service) => service === 'lambda.amazonaws.com' || typeof service === 'object'));
}
