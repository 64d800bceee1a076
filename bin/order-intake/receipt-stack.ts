import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { AsyncFailure, FunctionCode, ProductionFunction, Rollout } from '../../lib';

/** What the receipts need of the order intake. */
export interface ReceiptStackProps extends StackProps {
  /** Where orders and their receipts are stored. */
  readonly orders: ITableV2;

  /** Where accepted orders are announced. */
  readonly bus: IEventBus;

  /** Who is told when something goes wrong. */
  readonly alarmTopic: ITopic;
}

/**
 * Writes a receipt for every accepted order. An event that fails three times waits in a queue for somebody to look.
 */
export class ReceiptStack extends Stack {
  constructor(scope: Construct, id: string, props: ReceiptStackProps) {
    super(scope, id, props);
    const receipts = new ProductionFunction(this, 'Receipts', {
      code: FunctionCode.typescript(join(__dirname, 'receipt-sender.ts'), { mainFields: ['module', 'main'] }),
      description: 'Writes the receipt of an accepted order',
      environment: { ORDERS_TABLE: props.orders.tableName },
      // A receipt that is more than an hour late is looked at by a person.
      asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.hours(1) }),
      // Two layouts of a receipt are compared for a day.
      release: Rollout.holdBack({ percent: 20, maxAge: Duration.days(1) }),
      alarmTopic: props.alarmTopic,
    });
    receipts.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [props.orders.tableArn] }));

    new Rule(this, 'Accepted', {
      description: 'Every accepted order',
      eventBus: props.bus,
      eventPattern: { source: ['order-intake'], detailType: ['OrderAccepted'] },
      targets: [new LambdaFunction(receipts, { deadLetterQueue: receipts.failureQueue, maxEventAge: Duration.hours(1) })],
    });
  }
}
