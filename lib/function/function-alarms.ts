import type { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AlarmDefinition } from '../private/alarm-definition';
import { AT_ONCE, FIVE_MINUTES, HABIT, ONE_MINUTE, TREND } from '../private/alarm-definition';
import { admitPublisher } from '../private/topic-publisher';
import { known, knownSeconds } from '../private/values';
import type { WarmAlarms } from '../release/warm-alarms';
import { AlarmTuning } from './alarm-tuning';
import type { FunctionAlarmOptions } from './function-alarm-options';
import type { FunctionMetrics } from './function-metrics';

/** The share of the timeout, of the maximum event age and of the reserved concurrency that is too near. */
const NEAR = 0.8;
const HALF = 0.5;

/** What the thresholds are derived from. */
export interface AlarmedFunction {
  readonly metrics: FunctionMetrics;
  readonly timeout: Duration;
  readonly reservedConcurrentExecutions?: number;
  /** The kind of failure target, by the metric that counts what it refused. */
  readonly failureDeliveryMetric?: 'DestinationDeliveryFailures' | 'DeadLetterErrors';
  /** The longest an asynchronous event waits; undefined where no event is meant to come asynchronously. */
  readonly maxEventAge?: Duration;
  readonly ownFailureQueue?: IQueue;
  /** What to watch where environments are kept warm. */
  readonly warm?: WarmAlarms;
}

/** Defines the alarms that fit the function, below a scope of their own. */
export function defineFunctionAlarms(scope: Construct, fn: AlarmedFunction, tuning: FunctionAlarmOptions, topic: ITopic | undefined): void {
  const alarms = new Construct(scope, 'Alarms');
  admitPublisher(alarms, topic, 'cloudwatch.amazonaws.com');
  const define = (id: string, tuned: AlarmTuning | undefined, definition: AlarmDefinition | undefined): void => {
    if (definition) {
      (tuned ?? AlarmTuning.standard())._define(alarms, id, definition, topic);
    }
  };
  define('Errors', tuning.errors, errorRate(fn.metrics));
  define('Throttles', tuning.throttles, {
    metric: fn.metrics.throttles({ period: ONE_MINUTE }), threshold: 1, ...HABIT, description: 'Requests are refused for lack of concurrency',
  });
  define('SlowInvocations', tuning.slowInvocations, nearTimeout(fn));
  define('Concurrency', tuning.concurrency, nearReservation(fn));
  define('Recursion', tuning.recursion, {
    metric: fn.metrics.recursiveInvocationsDropped({ period: ONE_MINUTE }), threshold: 1, ...AT_ONCE, description: 'The function invoked itself in a circle and was stopped',
  });
  define('AsyncEventsDropped', tuning.asyncEventsDropped, fn.maxEventAge && {
    metric: fn.metrics.asyncEventsDropped({ period: ONE_MINUTE }), threshold: 1, ...AT_ONCE, description: 'An asynchronous event was given up',
  });
  define('AsyncEventAge', tuning.asyncEventAge, fallingBehind(fn));
  define('FailureDelivery', tuning.failureDelivery, refusedFailures(fn));
  define('FailureQueue', tuning.failureQueue, fn.ownFailureQueue && {
    metric: fn.ownFailureQueue.metricApproximateNumberOfMessagesVisible({ period: ONE_MINUTE, statistic: 'Maximum' }),
    threshold: 1, ...AT_ONCE, description: 'A failed event waits in the failure queue',
  });
  define('WarmSpillover', tuning.warmSpillover, fn.warm?.spillover);
  define('WarmUtilization', tuning.warmUtilization, fn.warm?.utilization);
}

function errorRate(metrics: FunctionMetrics): AlarmDefinition {
  return {
    metric: new MathExpression({
      // A failing initialisation can be counted as an error without an invocation.
      expression: '100 * errors / MAX([errors, invocations])',
      usingMetrics: { errors: metrics.errors({ period: FIVE_MINUTES }), invocations: metrics.invocations({ period: FIVE_MINUTES }) },
      label: 'Failed invocations (%)',
      period: FIVE_MINUTES,
    }),
    threshold: 1,
    ...TREND,
    description: 'At least 1 % of the invocations fail',
  };
}

function nearTimeout({ metrics, timeout }: AlarmedFunction): AlarmDefinition | undefined {
  const seconds = knownSeconds(timeout);
  return seconds === undefined ? undefined : {
    metric: metrics.duration({ period: FIVE_MINUTES }), threshold: Math.round(NEAR * seconds * 1_000), ...HABIT, description: `The slowest invocations come near the timeout of ${seconds} s`,
  };
}

function nearReservation({ metrics, reservedConcurrentExecutions }: AlarmedFunction): AlarmDefinition | undefined {
  const reserved = known(reservedConcurrentExecutions);
  return reserved === undefined ? undefined : {
    metric: metrics.concurrentExecutions({ period: ONE_MINUTE }), threshold: Math.ceil(NEAR * reserved), ...HABIT, description: `The function uses most of its reserved concurrency of ${reserved}`,
  };
}

function fallingBehind({ metrics, maxEventAge }: AlarmedFunction): AlarmDefinition | undefined {
  const seconds = knownSeconds(maxEventAge);
  return seconds === undefined ? undefined : {
    metric: metrics.asyncEventAge({ period: FIVE_MINUTES }), threshold: HALF * seconds * 1_000, ...TREND, description: `Asynchronous events wait half of the ${seconds} s after which they are given up`,
  };
}

function refusedFailures({ metrics, failureDeliveryMetric }: AlarmedFunction): AlarmDefinition | undefined {
  if (failureDeliveryMetric === undefined) {
    return undefined;
  }
  const metric = failureDeliveryMetric === 'DeadLetterErrors' ? metrics.deadLetterErrors({ period: ONE_MINUTE }) : metrics.destinationDeliveryFailures({ period: ONE_MINUTE });
  return { metric, threshold: 1, ...AT_ONCE, description: 'A failed event was lost: its failure target refused it' };
}
