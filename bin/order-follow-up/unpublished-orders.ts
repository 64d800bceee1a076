import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Accepted orders that could not be published. */
export interface UnpublishedOrdersProps {
  /** Who is told of the first. */
  readonly alarmTopic: ITopic;
}

/** Where accepted orders wait that the bus could not hand to the topic. A person sends them again. */
export class UnpublishedOrders extends Construct {
  /** Where they wait, for 14 days. */
  public readonly queue: IQueue;

  constructor(scope: Construct, id: string, props: UnpublishedOrdersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const reason = 'the dead-letter queue of a rule, which the packs do not recognize as one: another behind it would only hide what nobody reads';
    Validations.of(this.queue).acknowledge({ id: 'AwsSolutions-SQS3', reason }, { id: 'Serverless-SQSRedrivePolicy', reason });

    const alarm = new Alarm(this, 'Waiting', {
      alarmDescription: 'The bus could not publish an accepted order: the policy of the topic refuses it, or the topic is gone',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.alarmTopic));
  }
}
