import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct, IDependable } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { resourceDescription } from '../private/resource-description';
import type { RolledOutFunction } from './alias-route';

/** The role of CodeDeploy, and the policy that must be there before it shifts anything. */
export interface ShiftRole {
  /** Takes no further policies. */
  readonly role: IRole;
  readonly policy: IDependable;
}

/**
 * Lets CodeDeploy shift this alias, watch alarms and call these hooks.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html
 */
export function defineShiftRole(scope: Construct, { function: fn }: RolledOutFunction, aliasName: string, hooks: IFunction[]): ShiftRole {
  const role = new Role(scope, 'DeploymentRole', {
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    description: resourceDescription(`Shifts the traffic of ${scope.node.path}`),
  });
  const policy = new ManagedPolicy(scope, 'DeploymentPolicy', { roles: [role], description: 'Shift the alias, watch alarms, call the hooks' });
  policy.addStatements(
    new PolicyStatement({
      actions: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
      resources: [fn.functionArn, `${fn.functionArn}:${aliasName}`],
    }),
    new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }),
    ...hooks.map((hook) => new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [hook.functionArn] })),
  );
  acknowledge(policy, 'CodeDeploy asks for the state of its alarms in one call, which takes no resource', 'AwsSolutions-IAM5[Resource::*]');
  return { role: role.withoutPolicyUpdates(), policy };
}
