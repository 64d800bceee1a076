import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterOrPolicy, SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { FanOutQueue, FanOutTopic, FunctionCode, FunctionSource, TopicFilter } from '../../lib';
import { AttendedQueue } from '../attended-queue/attended-queue';
import { EVENT_SOURCE, ORDER_ACCEPTED } from '../order-intake/order-accepted';
import { LOYALTY_CURRENCY } from './loyalty';
import { SMALLEST_REVIEWED_TOTAL } from './review';

/** What the follow-up needs of the order intake. */
export interface OrderFollowUpStackProps extends StackProps {
  /** Where accepted orders are announced. */
  readonly bus: IEventBus;

  /** Who is told when something goes wrong. */
  readonly alarmTopic: ITopic;
}

/**
 * Every accepted order is published to a topic: one worker asks for a review of the large ones, another credits points.
 */
export class OrderFollowUpStack extends Stack {
  constructor(scope: Construct, id: string, props: OrderFollowUpStackProps) {
    super(scope, id, props);
    const { alarmTopic } = props;
    const followUps = new TableV2(this, 'FollowUps', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const functionOf = (entry: string, description: string): FunctionSource => FunctionSource.fromCode(
      FunctionCode.typescript(join(__dirname, entry), { mainFields: ['module', 'main'] }),
      { description, environment: { FOLLOW_UPS_TABLE: followUps.tableName } },
    );

    const accepted = new FanOutQueue(this, 'Accepted', { topic: FanOutTopic.standard(), alarmTopic });
    const review = accepted.addWorker('Review', {
      function: functionOf('review-worker.ts', 'Asks for a review of every large order'),
      // A coarse sieve: which total is large depends on the currency, and the worker knows them all.
      messages: TopicFilter.body({
        total: FilterOrPolicy.filter(SubscriptionFilter.numericFilter({ greaterThanOrEqualTo: SMALLEST_REVIEWED_TOTAL })),
      }),
    });
    const loyalty = accepted.addWorker('Loyalty', {
      function: functionOf('loyalty-worker.ts', 'Credits points for orders'),
      messages: TopicFilter.body({
        order: FilterOrPolicy.policy({ currency: FilterOrPolicy.filter(SubscriptionFilter.stringFilter({ allowlist: [LOYALTY_CURRENCY] })) }),
      }),
    });
    for (const { worker } of [review, loyalty]) {
      worker.function.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [followUps.tableArn] }));
    }

    const unpublished = new AttendedQueue(this, 'Unpublished', {
      description: 'The bus could not publish an accepted order: the policy of the topic refuses it, or the topic is gone',
      noDeadLetterQueue: 'the dead-letter queue of a rule, which the packs do not recognize as one: another behind it would only hide what nobody reads',
      alarmTopic,
    });
    new Rule(this, 'Publish', {
      description: 'Every accepted order',
      eventBus: props.bus,
      eventPattern: { source: [EVENT_SOURCE], detailType: [ORDER_ACCEPTED] },
      targets: [new SnsTopic(accepted.topic, {
        message: RuleTargetInput.fromEventPath('$.detail'),
        deadLetterQueue: unpublished.queue,
      })],
    });
  }
}
