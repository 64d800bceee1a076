import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Alias, ApplicationLogLevel, Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime, SystemLogLevel, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';

/** What somebody who knows all of it would write with the constructs of the CDK. */
export function functionByHand(stack: Stack, id: string): void {
  const removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  const logGroup = new LogGroup(stack, `${id}LogGroup`, { retention: RetentionDays.THREE_MONTHS, removalPolicy });
  const failures = new Queue(stack, `${id}FailureQueue`, {
    encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14),
    redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL }, removalPolicy,
  });
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: `Role of ${id}` });
  const platform = new ManagedPolicy(stack, `${id}Platform`, { roles: [role], statements: [
    new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
    new PolicyStatement({ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] }),
  ] });
  const policy = new ManagedPolicy(stack, `${id}Policy`, { roles: [role], statements: [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] })] });
  const fn = new LambdaFunction(stack, id, {
    code: Code.fromInline('exports.handler = async () => undefined;'), runtime: Runtime.NODEJS_24_X, handler: 'index.handler',
    architecture: Architecture.ARM_64, memorySize: 512, timeout: Duration.seconds(15), role, logGroup, loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO, systemLogLevelV2: SystemLogLevel.WARN, tracing: Tracing.DISABLED,
    currentVersionOptions: { removalPolicy },
  });
  const resource = fn.node.defaultChild as CfnFunction;
  resource.tracingConfig = { mode: Tracing.ACTIVE };
  fn.node.addDependency(platform, policy);
  const alias = new Alias(stack, `${id}Live`, { aliasName: 'live', version: fn.currentVersion });
  alias.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(6), onFailure: { bind: () => ({ destination: failures.queueArn }) } });
  defineAlarms(stack, id, alias, fn, failures);
}

function defineAlarms(stack: Stack, id: string, alias: Alias, fn: LambdaFunction, failures: Queue): void {
  const minute = { period: Duration.minutes(1) };
  const minutes = { period: Duration.minutes(5) };
  const alarm = (name: string, metric: IMetric, threshold: number, datapointsToAlarm: number, evaluationPeriods: number): void => {
    new Alarm(stack, `${id}${name}Alarm`, {
      metric, threshold, datapointsToAlarm, evaluationPeriods, alarmDescription: `${name} of ${id}`,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  };
  alarm('Errors', new MathExpression({
    expression: '100 * errors / MAX([errors, invocations])', ...minutes,
    usingMetrics: { errors: alias.metric('Errors', { statistic: Stats.SUM, ...minutes }), invocations: alias.metric('Invocations', { statistic: Stats.SUM, ...minutes }) },
  }), 1, 2, 3);
  alarm('Throttles', alias.metric('Throttles', { statistic: Stats.SUM, ...minute }), 1, 3, 5);
  alarm('Duration', alias.metric('Duration', { statistic: Stats.percentile(99), ...minutes }), 12_000, 3, 5);
  alarm('Recursion', fn.metric('RecursiveInvocationsDropped', { statistic: Stats.SUM, ...minute }), 1, 1, 1);
  alarm('AsyncEventsDropped', alias.metric('AsyncEventsDropped', { statistic: Stats.SUM, ...minute }), 1, 1, 1);
  alarm('AsyncEventAge', alias.metric('AsyncEventAge', { statistic: Stats.MAXIMUM, ...minutes }), 10_800_000, 2, 3);
  alarm('FailureDelivery', alias.metric('DestinationDeliveryFailures', { statistic: Stats.SUM, ...minute }), 1, 1, 1);
  alarm('FailureQueue', failures.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...minute }), 1, 1, 1);
}
