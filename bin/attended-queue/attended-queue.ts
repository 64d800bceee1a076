import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** A queue whose messages wait for a person. */
export interface AttendedQueueProps {
  /** What its first message means, and what to do: the text of the alarm. */
  readonly description: string;
  /** Why no dead-letter queue stands behind it. */
  readonly noDeadLetterQueue: string;
  /** Who is told of the first. */
  readonly alarmTopic: ITopic;
}

/** Where messages wait for a person, 14 days long, who is told of the first. */
export class AttendedQueue extends Construct {
  /** The queue. */
  public readonly queue: IQueue;

  constructor(scope: Construct, id: string, props: AttendedQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const reason = props.noDeadLetterQueue;
    Validations.of(this.queue).acknowledge({ id: 'AwsSolutions-SQS3', reason }, { id: 'Serverless-SQSRedrivePolicy', reason });

    const alarm = new Alarm(this, 'Waiting', {
      alarmDescription: props.description,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.alarmTopic));
  }
}
