import { join } from 'node:path';
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { CfnBroker } from 'aws-cdk-lib/aws-amazonmq';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { BrokerConsumer, BrokerQueue, FunctionCode, FunctionSource, PollerTraffic } from '../../lib';
import { AttendedQueue } from '../attended-queue/attended-queue';
import type { BrokerNetworkStack } from '../broker-network/broker-network-stack';

/** What the dispatches need of others. */
export interface DispatchesStackProps extends StackProps {
  /** Where the broker lives. */
  readonly network: BrokerNetworkStack;

  /** Who is told when something goes wrong. */
  readonly alarmTopic: ITopic;
}

/**
 * The systems of a warehouse, old and new, say by RabbitMQ what they sent; each dispatch is stored once.
 *
 * Somebody creates the queue `dispatches` in the broker, a quorum queue with a delivery limit and a dead-letter exchange: without them a
 * batch that always fails would come back for ever.
 */
export class DispatchesStack extends Stack {
  constructor(scope: Construct, id: string, props: DispatchesStackProps) {
    super(scope, id, props);
    const { network, alarmTopic } = props;
    const dispatches = new TableV2(this, 'Dispatches', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { queue: unreadable } = new AttendedQueue(this, 'Unreadable', {
      description: 'The warehouse sent a message that nobody can read: correct it, and send it again',
      noDeadLetterQueue: 'what is in the queue has failed already: another one behind it would only hide what nobody reads',
      alarmTopic,
    });
    const user = this.defineUser();

    const recorder = new BrokerConsumer(this, 'Recorder', {
      queue: BrokerQueue.rabbitMq(this.defineBroker(network, user), 'dispatches', user),
      function: FunctionSource.fromCode(FunctionCode.typescript(join(__dirname, 'dispatch-recorder.ts'), { mainFields: ['module', 'main'] }), {
        description: 'Stores every dispatch of the warehouse once',
        environment: { DISPATCHES_TABLE: dispatches.tableName, UNREADABLE_QUEUE_URL: unreadable.queueUrl },
      }),
      alarmTopic,
    });
    recorder.function.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [dispatches.tableArn] }));
    recorder.function.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [unreadable.queueArn] }));
  }

  private defineUser(): Secret {
    const user = new Secret(this, 'User', {
      description: 'User and password of the broker of the warehouse',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: 'warehouse' }),
        generateStringKey: 'password',
        // The broker takes no comma, colon or equals sign.
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(user).acknowledge({
      id: 'AwsSolutions-SMG4', reason: 'Amazon MQ sets the password of a RabbitMQ user once: a new one is set in the broker by hand, and here',
    });
    return user;
  }

  private defineBroker(network: BrokerNetworkStack, user: Secret): CfnBroker {
    const { vpc } = network;
    const group = new SecurityGroup(this, 'BrokerGroup', { vpc, description: 'Broker of the warehouse', allowAllOutbound: false });
    PollerTraffic.RABBIT_MQ.allowWithin(group);
    network.admit(group);
    const [subnetId] = vpc.selectSubnets().subnetIds;
    const broker = new CfnBroker(this, 'Broker', {
      brokerName: 'warehouse',
      engineType: 'RABBITMQ',
      engineVersion: '3.13',
      autoMinorVersionUpgrade: true,
      deploymentMode: 'SINGLE_INSTANCE',
      hostInstanceType: 'mq.m7g.medium',
      publiclyAccessible: false,
      subnetIds: [subnetId],
      securityGroups: [group.securityGroupId],
      logs: { general: true },
      users: [{
        username: user.secretValueFromJson('username').unsafeUnwrap(),
        password: user.secretValueFromJson('password').unsafeUnwrap(),
      }],
    });
    broker.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return broker;
  }
}
