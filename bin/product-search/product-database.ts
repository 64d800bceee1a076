import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { ClusterParameterGroup, DatabaseCluster, DatabaseSecret } from 'aws-cdk-lib/aws-docdb';
import type { IDatabaseCluster } from 'aws-cdk-lib/aws-docdb';
import { InstanceClass, InstanceSize, InstanceType, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { HostedRotation } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { PollerTraffic } from '../../lib';
import type { BrokerNetworkStack } from '../broker-network/broker-network-stack';

/** Not the port that everybody tries first. */
const PORT = 27117;

/** The database of the products. */
export interface ProductDatabaseProps {
  /** Where the database lives. */
  readonly network: BrokerNetworkStack;
}

/** The products, in a cluster that keeps changes for three days, so that a weekend does not lose any. */
export class ProductDatabase extends Construct {
  /** The cluster. */
  public readonly cluster: IDatabaseCluster;

  /** User and password of the cluster. */
  public readonly secret: ISecret;

  constructor(scope: Construct, id: string, props: ProductDatabaseProps) {
    super(scope, id);
    const { network, network: { vpc } } = props;
    const group = new SecurityGroup(this, 'Group', { vpc, description: 'Database of the products', allowAllOutbound: false });
    PollerTraffic.onPort(PORT).allowWithin(group);
    network.admit(group);

    const owner = new DatabaseSecret(this, 'Owner', { username: 'shop' });
    owner.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const cluster = new DatabaseCluster(this, 'Cluster', {
      vpc,
      vpcSubnets: vpc.selectSubnets(),
      securityGroup: group,
      port: PORT,
      engineVersion: '5.0.0',
      instanceType: InstanceType.of(InstanceClass.T4G, InstanceSize.MEDIUM),
      masterUser: { username: owner.secretValueFromJson('username').unsafeUnwrap(), password: owner.secretValueFromJson('password') },
      parameterGroup: new ClusterParameterGroup(this, 'Parameters', {
        family: 'docdb5.0',
        parameters: { change_stream_log_retention_duration: String(Duration.days(3).toSeconds()), audit_logs: 'enabled' },
      }),
      exportAuditLogsToCloudWatch: true,
      backup: { retention: Duration.days(7) },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(cluster).acknowledge(
      { id: 'AwsSolutions-DOC3', reason: 'user and password are in Secrets Manager: the rule does not read a reference that the template joins' },
      ...['authenticate', 'createIndex', 'dropCollection'].map((event) => ({
        id: `AwsSolutions-DOC5[LogExport::${event}]`, reason: 'the exported log is named audit, and holds events of this kind too',
      })),
    );

    this.cluster = cluster;
    this.secret = owner.attach(cluster);
    this.secret.addRotationSchedule('Rotation', {
      hostedRotation: HostedRotation.mongoDbSingleUser({ vpc, vpcSubnets: vpc.selectSubnets(), securityGroups: [group] }),
    });
  }
}
