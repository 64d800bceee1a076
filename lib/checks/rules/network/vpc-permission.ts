import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** What Lambda tries with the role when it creates a function in a VPC. */
const ACTIONS = ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'];

export const vpcPermission: Rule = {
  id: 'Function.VpcPermission',
  severity: 'error',
  statement: 'A function in a VPC has a role that may not create, describe or delete network interfaces.',
  fix: 'Attach `service-role/AWSLambdaVPCAccessExecutionRole`, or allow the three actions on `*`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions',
  check: onEachFunction((fn, app) => {
    const subnets = fn.at('VpcConfig', 'SubnetIds');
    const role = app.roleOf(fn);
    const missing = subnets.isNotEmpty && role !== undefined ? ACTIONS.filter((action) => role.lacks(action)) : [];
    return missing.length === 0
      ? undefined
      : finding(fn.at('Role'), `Role ${role?.resource.logicalId ?? ''} of a function in a VPC must allow ${missing.join(', ')}: attach AWSLambdaVPCAccessExecutionRole, or allow them on *`);
  }),
};
