import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import {
  FailedBatches, FilterValue, FunctionCode, FunctionSource, StreamRedrive, TableAttribute, TableFilter, TableStreamPosition, TableStreamProcessor,
} from '../../lib';
import { ORDER_SORT_KEY } from './order-image';

/** What the lists of customers need of the order intake. */
export interface CustomerOrdersStackProps extends StackProps {
  /** Where orders are stored, with a stream of new and old images. */
  readonly orders: ITableV2;

  /** Who is told when something goes wrong. */
  readonly alarmTopic: ITopic;
}

/**
 * A list of orders for every customer, which follows the changes of the orders.
 */
export class CustomerOrdersStack extends Stack {
  constructor(scope: Construct, id: string, props: CustomerOrdersStackProps) {
    super(scope, id, props);
    const { orders, alarmTopic } = props;
    const lists = new TableV2(this, 'Lists', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const projector = new TableStreamProcessor(this, 'Projector', {
      table: orders,
      startingPosition: TableStreamPosition.TRIM_HORIZON,
      // Receipts lie beside their orders.
      filters: [TableFilter.changed({ keys: { sk: TableAttribute.text(FilterValue.equalsText(ORDER_SORT_KEY)) } })],
      function: FunctionSource.fromCode(FunctionCode.typescript(join(__dirname, 'order-projector.ts'), { mainFields: ['module', 'main'] }), {
        description: 'Keeps a list of orders for every customer',
        environment: { CUSTOMER_ORDERS_TABLE: lists.tableName },
      }),
      alarmTopic,
    });
    projector.function.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [lists.tableArn] }));
    new StreamRedrive(this, 'Redrive', { failures: FailedBatches.ofTableStreamProcessor(projector), alarmTopic });
  }
}
