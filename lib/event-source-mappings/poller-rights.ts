import { ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IDependable } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { allowPolling } from './polling-rights';

/** What pollers in a network need to put their interfaces there. @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html */
const NETWORK_INTERFACE_ACTIONS = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs',
];

/**
 * Lets the pollers put their network interfaces into the broker's subnets, and returns what the mapping must wait for.
 *
 * @param more actions without a resource that this source needs besides
 */
export function allowNetworkInterfaces(target: IFunction, source: string, more: string[] = []): IDependable[] {
  return allowPollersOnly(target, source, new PolicyStatement({
    actions: [...NETWORK_INTERFACE_ACTIONS, ...more],
    resources: ['*'],
    // Lambda sets the key on the calls of a function's code, and never on those of its pollers: the code gets none of this.
    conditions: { Null: { 'lambda:SourceFunctionArn': 'true' } },
  }));
}

/** In a policy of its own, so that the wildcard is acknowledged here and one granted by the user is still found. */
function allowPollersOnly(target: IFunction, source: string, statement: PolicyStatement): IDependable[] {
  const { role } = target;
  if (role === undefined || !Role.isRole(role)) {
    return allowPolling(target, source, [statement]);
  }
  // One for all sources of the role: the same statements serve them, and a role takes few policies.
  const policy = role.node.tryFindChild('PollerPolicy') as ManagedPolicy | undefined ?? definePolicy(role);
  policy.addStatements(statement);
  return [policy];
}

function definePolicy(role: Role): ManagedPolicy {
  const policy = new ManagedPolicy(role, 'PollerPolicy', { roles: [role], description: 'What the pollers of the function do, and its code must not' });
  acknowledge(policy, 'these actions have no resource-level permissions that Lambda honours, and the condition keeps them from the code', 'AwsSolutions-IAM5[Resource::*]');
  return policy;
}
