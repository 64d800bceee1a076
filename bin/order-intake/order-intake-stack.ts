import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { FunctionCode, FunctionSource, QueueThroughput, QueueWorker, Rollout, SmokeTest, VersionPruner } from '../../lib';

/**
 * Orders arrive in a queue; a worker validates each, stores it once, and emits an event.
 */
export class OrderIntakeStack extends Stack {
  /** The orders, with their receipts. */
  public readonly orders: ITableV2;

  /** Where accepted orders are announced. */
  public readonly bus: IEventBus;

  /** Who is told when something goes wrong. */
  public readonly alarmTopic: ITopic;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);
    this.alarmTopic = new Topic(this, 'AlarmTopic', { enforceSSL: true });
    this.bus = new EventBus(this, 'Bus');
    this.orders = new TableV2(this, 'Orders', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      encryption: TableEncryptionV2.awsManagedKey(),
      // Who reads the changes compares an order with what it was.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const worker = new QueueWorker(this, 'Intake', {
      function: FunctionSource.fromCode(FunctionCode.typescript(join(__dirname, 'intake-worker.ts'), { mainFields: ['module', 'main'] }), {
        description: 'Validates orders, stores them and announces them',
        timeout: Duration.seconds(30),
        environment: { ORDERS_TABLE: this.orders.tableName, EVENT_BUS_NAME: this.bus.eventBusName },
        // Two minutes to the version before, by a stack parameter, and its own alias to replay an order against it.
        rollbackSwitch: true,
        previousAlias: true,
        // An empty batch starts the new version, with its settings and clients, and orders nothing.
        release: Rollout.canary({
          percent: 10,
          bake: Duration.minutes(5),
          smokeTest: SmokeTest.events([{ payload: { Records: [] }, expectedFields: { batchItemFailures: [] } }]),
        }),
      }),
      throughput: QueueThroughput.maxConcurrency(20),
      alarmTopic: this.alarmTopic,
    });
    worker.function.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [this.orders.tableArn] }));
    this.bus.grantPutEventsTo(worker.function);

    new VersionPruner(this, 'VersionPruner', { functions: [worker.function], alarmTopic: this.alarmTopic });
  }
}
