import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnServerlessCluster } from 'aws-cdk-lib/aws-msk';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { FunctionCode, FunctionSource, KafkaConsumer, KafkaTopic, MskCluster, PollerTraffic, StreamPosition } from '../../lib';

/** What the stock levels need of others. */
export interface StockLevelsStackProps extends StackProps {
  /** Where the brokers live. */
  readonly vpc: IVpc;

  /** Who is told when something goes wrong. */
  readonly alarmTopic: ITopic;
}

/**
 * Warehouses report to a topic of Kafka how much of an article they have; the newest report of each is kept.
 *
 * Somebody creates the topic `stock-levels` in the cluster, which has no resource for it. Until then an alarm says that it cannot be read.
 */
export class StockLevelsStack extends Stack {
  constructor(scope: Construct, id: string, props: StockLevelsStackProps) {
    super(scope, id, props);
    const { vpc, alarmTopic } = props;
    const levels = new TableV2(this, 'Levels', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const brokers = new SecurityGroup(this, 'Brokers', { vpc, description: 'Brokers of the stock levels', allowAllOutbound: false });
    PollerTraffic.KAFKA_IAM.allowWithin(brokers);
    const cluster = new CfnServerlessCluster(this, 'Cluster', {
      clusterName: 'warehouses',
      clientAuthentication: { sasl: { iam: { enabled: true } } },
      vpcConfigs: [{ subnetIds: vpc.selectSubnets().subnetIds, securityGroups: [brokers.securityGroupId] }],
    });
    cluster.applyRemovalPolicy(RemovalPolicy.RETAIN);

    const recorder = new KafkaConsumer(this, 'Recorder', {
      topic: KafkaTopic.msk(MskCluster.serverless(cluster), 'stock-levels'),
      startingPosition: StreamPosition.trimHorizon(),
      function: FunctionSource.fromCode(FunctionCode.typescript(join(__dirname, 'stock-recorder.ts'), { mainFields: ['module', 'main'] }), {
        description: 'Keeps the newest level of every article in every warehouse',
        environment: { STOCK_LEVELS_TABLE: levels.tableName },
      }),
      alarmTopic,
    });
    recorder.function.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [levels.tableArn] }));
  }
}
