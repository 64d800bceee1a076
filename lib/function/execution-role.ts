import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { AddToPrincipalPolicyResult, IManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { ROLE_LIMITS } from '../private/limits';
import { resourceDescription } from '../private/resource-description';
import { compact } from '../private/values';
import { warn } from '../private/warnings';

/** Characters allowed for a reference whose text is only known at deploy time: the longest ARNs in use. */
const UNKNOWN_TEXT = 140;

/** The policies beside those for what is granted: what the platform needs, and what a VPC denies to the code. */
const OTHER_POLICIES = 2;

/** The role of one function. */
export interface ExecutionRoleProps {
  /** @default - none */
  readonly permissionsBoundary?: IManagedPolicy;
}

/**
 * The role of one function: what the platform needs in one customer managed policy, what is granted later in others.
 *
 * Compliance packs refuse inline policies, and a grant on a plain role is one. The platform's statements stand
 * apart because some take no resource (X-Ray, network interfaces): that exception is acknowledged there and
 * nowhere else, so a wildcard granted by the user is still found.
 */
export class ExecutionRole extends Role {
  /** What was granted, policy by policy. */
  private readonly granted = new Map<ManagedPolicy, PolicyStatement[]>();
  private readonly sizes = new WeakMap<PolicyStatement, number>();
  private platform?: ManagedPolicy;

  constructor(scope: Construct, id: string, props: ExecutionRoleProps) {
    super(scope, id, compact({
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: resourceDescription(`Execution role of the function ${scope.node.path}`),
      permissionsBoundary: props.permissionsBoundary,
    }));
  }

  /** Allows what Lambda itself does on behalf of the function. */
  public addPlatformStatement(statement: PolicyStatement): void {
    this.platform ??= new ManagedPolicy(this, 'Platform', { roles: [this], description: 'What Lambda does for the function' });
    this.platform.addStatements(statement);
    if (statement.resources.includes('*')) {
      acknowledge(this.platform, 'these actions have no resource-level permissions: sending traces, managing network interfaces', 'AwsSolutions-IAM5[Resource::*]');
    }
  }

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    const [last, statements = []] = [...this.granted].at(-1) ?? [];
    const policy = last && this.sizeOf([...statements, statement]) <= ROLE_LIMITS.managedPolicyCharacters ? last : this.definePolicy();
    this.granted.get(policy)?.push(statement);
    policy.addStatements(statement);
    return { statementAdded: true, policyDependable: policy };
  }

  private definePolicy(): ManagedPolicy {
    const number = this.granted.size + 1;
    if (number + OTHER_POLICIES > ROLE_LIMITS.managedPolicies) {
      warn(this, 'ExecutionRole.policiesNearQuota', `the role has up to ${number + OTHER_POLICIES} managed policies, and an account allows ${ROLE_LIMITS.managedPolicies} unless its quota is raised: grant wider resources in fewer statements, or raise the quota`);
    }
    const id = number === 1 ? 'Policy' : `Policy${number}`;
    const policy = new ManagedPolicy(this, id, { roles: [this], description: 'What the code of the function may do' });
    this.granted.set(policy, []);
    return policy;
  }

  /** An upper estimate of the policy's text. Each statement is read once: most functions have but a few. */
  private sizeOf(statements: PolicyStatement[]): number {
    const sizes = statements.map((statement) => {
      const size = this.sizes.get(statement) ?? characters(Stack.of(this).resolve(statement.toStatementJson())) + 1;
      this.sizes.set(statement, size);
      return size;
    });
    return sizes.reduce((sum, size) => sum + size, '{"Version":"2012-10-17","Statement":[]}'.length);
  }
}

/** An upper estimate of the JSON text of a resolved statement. */
function characters(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, element) => sum + characters(element) + 1, 2);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 1 && (entries[0][0] === 'Ref' || entries[0][0].startsWith('Fn::'))) {
      return entries[0][0] === 'Fn::Join' ? characters(entries[0][1]) : UNKNOWN_TEXT;
    }
    return entries.reduce((sum, [key, element]) => sum + key.length + 4 + characters(element), 2);
  }
  return JSON.stringify(value ?? null).length;
}
