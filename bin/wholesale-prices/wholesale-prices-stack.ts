import { join } from 'node:path';
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import {
  FunctionCode, FunctionSource, KafkaAuthentication, KafkaCluster, KafkaConsumer, KafkaNetwork, KafkaPolling, KafkaTopic, StreamPosition,
} from '../../lib';

/** What the prices need of others. */
export interface WholesalePricesStackProps extends StackProps {
  /** Who is told when something goes wrong. */
  readonly alarmTopic: ITopic;
}

/**
 * A wholesaler publishes prices in a cluster of its own, which is reached over the internet; the shop enters them into its list.
 *
 * Somebody writes the user and the password that the wholesaler gave out into the secret, and then sets `paused` to false.
 */
export class WholesalePricesStack extends Stack {
  constructor(scope: Construct, id: string, props: WholesalePricesStackProps) {
    super(scope, id, props);
    const prices = new TableV2(this, 'Prices', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const reader = new Secret(this, 'Reader', {
      description: 'User and password at the brokers of the wholesaler',
      generateSecretString: { secretStringTemplate: JSON.stringify({ username: 'shop' }), generateStringKey: 'password' },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(reader).acknowledge({ id: 'AwsSolutions-SMG4', reason: 'the wholesaler gives out the password, and says when there is a new one' });

    const cluster = new KafkaCluster('wholesaler', {
      bootstrapServers: ['kafka-1.wholesaler.example:9096', 'kafka-2.wholesaler.example:9096', 'kafka-3.wholesaler.example:9096'],
      network: KafkaNetwork.internet(),
    });
    const recorder = new KafkaConsumer(this, 'Recorder', {
      topic: KafkaTopic.selfManaged(cluster, 'prices', KafkaAuthentication.scram512(reader)),
      startingPosition: StreamPosition.trimHorizon(),
      // The wholesaler admits a group by its name.
      consumerGroupId: 'shop-prices',
      polling: KafkaPolling.provisioned({ maximumPollers: 2 }),
      function: FunctionSource.fromCode(FunctionCode.typescript(join(__dirname, 'price-recorder.ts'), { mainFields: ['module', 'main'] }), {
        description: 'Enters the prices of the wholesaler into the list of the shop',
        environment: { PRICES_TABLE: prices.tableName },
      }),
      paused: true,
      alarmTopic: props.alarmTopic,
    });
    recorder.function.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [prices.tableArn] }));
  }
}
