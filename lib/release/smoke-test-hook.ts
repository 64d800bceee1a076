import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { AT_ONCE, ONE_MINUTE } from '../private/alarm-definition';
import { FUNCTION_LIMITS } from '../private/limits';
import { allowLogging, ServiceFunction, shippedProgram } from '../private/service-function';
import { admitPublisher } from '../private/topic-publisher';
import { compact, knownSeconds } from '../private/values';
import { planOf } from './smoke-test-events';
import type { SmokeTestBindOptions, SmokeTestEvent } from './smoke-test-options';
import { packageOf } from './smoke-test-package';
import { allowInvoke, SmokeTestRole } from './smoke-test-role';

/** Why a failed run of a test needs no queue. */
export const FAILED_RUNS = 'its result is reported to CodeDeploy, which waits for it, and a run that could not report is repeated';

/** What the hook does. */
export interface HookOptions {
  /** What is invoked: the version itself, or the code that tests it. */
  readonly target: IFunction;
  readonly events: SmokeTestEvent[];
  readonly timeout: Duration;
  /** What the hook keeps of its own time beyond the test. */
  readonly reserveSeconds: number;
}

/** Defines the function that CodeDeploy calls: it invokes the target and reports how that went, whatever happens. */
export function defineHook(scope: Construct, logGroup: ILogGroup, bound: SmokeTestBindOptions, options: HookOptions): IFunction {
  const plan = planOf(scope, options.events);
  const fn = new ServiceFunction(scope, 'Hook', {
    program: shippedProgram(packageOf(scope, plan.text)),
    description: 'Tests a new version and reports to CodeDeploy',
    timeout: hookTimeout(options),
    environment: { TARGET_ARN: options.target.functionArn, ...plan.environment },
    role: new SmokeTestRole(scope, 'HookRole', compact({
      permissionsBoundary: bound.permissionsBoundary,
      statements: [allowLogging(logGroup), allowInvoke(options.target)],
    })),
    logGroup,
    failedRuns: FAILED_RUNS,
  });
  if (bound.alarmTopic) {
    defineAlarm(scope, fn, bound.alarmTopic);
  }
  return fn;
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
