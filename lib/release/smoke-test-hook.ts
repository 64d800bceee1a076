import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { AT_ONCE, ONE_MINUTE } from '../private/alarm-definition';
import { FUNCTION_LIMITS } from '../private/limits';
import { admitPublisher } from '../private/topic-publisher';
import { compact, knownSeconds } from '../private/values';
import { planOf } from './smoke-test-events';
import type { SmokeTestBindOptions, SmokeTestEvent } from './smoke-test-options';
import { packageOf } from './smoke-test-package';
import { allowInvoke, allowLogging, SmokeTestRole } from './smoke-test-role';

/** Rules of compliance packs that do not fit what runs once in a deployment, by the reason. */
const UNFITTING_RULES: { readonly [reason: string]: string[] } = {
  'its result is reported to CodeDeploy, which waits for it, and a run that could not report is repeated': [
    'HIPAA.Security-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ', 'Serverless-LambdaAsyncFailureDestination',
  ],
  'it runs once in a deployment: a reservation would only take from the account': [
    'HIPAA.Security-LambdaConcurrency', 'NIST.800.53.R4-LambdaConcurrency', 'NIST.800.53.R5-LambdaConcurrency',
  ],
  'it reaches the new version by the API of Lambda: what lies in a network is tested through that version': [
    'HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R4-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC',
  ],
  'it runs once in a deployment, and its log names every step': ['Serverless-LambdaTracing'],
};

/** What the hook does. */
export interface HookOptions {
  /** What is invoked: the version itself, or the code that tests it. */
  readonly target: IFunction;
  readonly events: SmokeTestEvent[];
  readonly timeout: Duration;
  /** What the hook keeps of its own time beyond the test. */
  readonly reserveSeconds: number;
}

/** The group of all logs of a test. */
export function logGroupOf(scope: Construct, { logGroup, removalPolicy }: SmokeTestBindOptions): ILogGroup {
  return logGroup ?? new LogGroup(scope, 'LogGroup', {
    retention: RetentionDays.THREE_MONTHS, removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
}

/** Defines the function that CodeDeploy calls: it invokes the target and reports how that went, whatever happens. */
export function defineHook(scope: Construct, logGroup: ILogGroup, bound: SmokeTestBindOptions, options: HookOptions): IFunction {
  const plan = planOf(scope, options.events);
  const fn = new LambdaFunction(scope, 'Hook', {
    code: packageOf(scope, plan.text),
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    architecture: Architecture.ARM_64,
    description: 'Tests a new version and reports to CodeDeploy',
    memorySize: 256,
    timeout: hookTimeout(options),
    environment: { TARGET_ARN: options.target.functionArn, ...plan.environment },
    role: new SmokeTestRole(scope, 'HookRole', compact({
      permissionsBoundary: bound.permissionsBoundary,
      statements: [allowLogging(logGroup), allowInvoke(options.target)],
    })),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.DISABLED,
  });
  acknowledgeUnfitting(fn);
  if (bound.alarmTopic) {
    defineAlarm(scope, fn, bound.alarmTopic);
  }
  return fn;
}

/** Acknowledges what holds for every function of a test. */
export function acknowledgeUnfitting(fn: IFunction): void {
  Object.entries(UNFITTING_RULES).forEach(([reason, rules]) => acknowledge(fn, reason, ...rules));
}

function hookTimeout({ timeout, reserveSeconds }: HookOptions): Duration {
  const seconds = knownSeconds(timeout);
  return Duration.seconds(seconds === undefined ? FUNCTION_LIMITS.timeoutSeconds.max : seconds + reserveSeconds);
}

/** A test that fails is seen in the deployment. What only this alarm tells is a deployment that nobody reports to. */
function defineAlarm(scope: Construct, fn: IFunction, topic: ITopic): void {
  const alarm = new Alarm(scope, 'Unreported', {
    metric: fn.metricErrors({ statistic: Stats.SUM, period: ONE_MINUTE }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: 'The result of a smoke test could not be reported: the deployment waits for an hour, then fails',
    ...AT_ONCE,
  });
  admitPublisher(alarm, topic, 'cloudwatch.amazonaws.com');
  alarm.addAlarmAction(new SnsAction(topic));
}
