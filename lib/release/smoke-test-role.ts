import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { AddToPrincipalPolicyResult, IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { resourceDescription } from '../private/resource-description';
import { compact } from '../private/values';

/** The role of a function of a test. */
export interface SmokeTestRoleProps {
  /** What the function needs from the start. */
  readonly statements: PolicyStatement[];
  /**
   * The upper bound on what the role may do.
   *
   * @default - none
   */
  readonly permissionsBoundary?: IManagedPolicy;
}

/**
 * The role of a function of a test: what it needs in one customer managed policy, what is granted later in another.
 *
 * The second one stands beside the role, because a function waits for all that is below its role: the right to report
 * names the deployment group, which waits for alarms and so perhaps for the alias, which waits for the function.
 */
export class SmokeTestRole extends Role {
  private readonly beside: Construct;
  private granted?: ManagedPolicy;

  constructor(scope: Construct, id: string, props: SmokeTestRoleProps) {
    super(scope, id, compact({
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: resourceDescription(`Execution role of the smoke test ${scope.node.path}`),
      permissionsBoundary: props.permissionsBoundary,
    }));
    this.beside = scope;
    new ManagedPolicy(this, 'Policy', { roles: [this], statements: props.statements, description: 'What the test needs' });
  }

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.granted ??= new ManagedPolicy(this.beside, `${this.node.id}Grants`, { roles: [this], description: 'What was granted to the test' });
    this.granted.addStatements(statement);
    return { statementAdded: true, policyDependable: this.granted };
  }
}

/** To invoke what the ARN names exactly: of a version that version only. */
export function allowInvoke(target: IFunction): PolicyStatement {
  return new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] });
}
