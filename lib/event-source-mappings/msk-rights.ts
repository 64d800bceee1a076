import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { siblingArn } from './sibling-arn';

/** The ways to sign in, as a cluster of Amazon MSK turns them on and off. */
export type MskScheme = 'iam' | 'scram' | 'tls' | 'unauthenticated';

/** What is read of a cluster, how, and by which group. */
export interface MskReading {
  readonly clusterArn: string;
  readonly scheme: MskScheme;
  readonly topic: string;
  readonly consumerGroupId: string;
  /** The topic of the same cluster that receives what failed. */
  readonly failureTopic?: string;
}

/**
 * What the role of the function must be allowed on the cluster, and with IAM authentication on topic and group.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/msk-permissions.html
 */
export function mskRights(reading: MskReading, connectionArn: string | undefined): PolicyStatement[] {
  const { clusterArn, scheme } = reading;
  return [
    allow(['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers', ...(scheme === 'scram' ? ['kafka:ListScramSecrets'] : [])], clusterArn),
    ...(connectionArn === undefined ? [] : [allow(['kafka:DescribeVpcConnection'], connectionArn)]),
    ...(scheme === 'iam' ? clientRights(reading) : []),
  ];
}

/**
 * What the policy of the cluster must say for a reader in another account, who makes the connection.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html
 */
export function mskOwnerStatements(reading: MskReading, reader: IPrincipal): PolicyStatement[] {
  const statements = [allow(['kafka:CreateVpcConnection'], reading.clusterArn), ...mskRights(reading, undefined)];
  statements.forEach((statement) => statement.addPrincipals(reader));
  return statements;
}

/** What a cluster with IAM authentication lets a client do. @see https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html */
function clientRights({ clusterArn, topic, consumerGroupId, failureTopic }: MskReading): PolicyStatement[] {
  const [topics, groups] = ['topic', 'group'].map((type) => siblingArn(clusterArn, 'cluster', type));
  // An asterisk in the name of a group is a letter like any other, not a wildcard.
  const group = consumerGroupId.replaceAll('*', '${*}');
  const connect = ['kafka-cluster:Connect', 'kafka-cluster:DescribeClusterDynamicConfiguration'];
  const consume = [
    allow(['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], `${topics}/${topic}`),
    allow(['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'], `${groups}/${group}`),
  ];
  return failureTopic === undefined ? [allow(connect, clusterArn), ...consume] : [
    allow([...connect, 'kafka-cluster:DescribeCluster'], clusterArn),
    ...consume,
    allow(['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:WriteData'], `${topics}/${failureTopic}`),
  ];
}

function allow(actions: string[], resource: string): PolicyStatement {
  return new PolicyStatement({ actions, resources: [resource] });
}
