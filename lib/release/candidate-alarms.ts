import { Duration, Lazy, Tokenization } from 'aws-cdk-lib';
import { Alarm, CfnAlarm, ComparisonOperator, MathExpression, Metric, Stats, TreatMissingData, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import type { IAlarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { CfnVersion } from 'aws-cdk-lib/aws-lambda';
import type { IAlias, IVersion } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ONE_MINUTE } from '../private/alarm-definition';
import type { Problem } from '../private/errors';
import { lit, outside } from '../private/errors';
import { admitPublisher } from '../private/topic-publisher';
import { known, knownSeconds } from '../private/values';
import type { RolloutBinding } from './alias-route';

/** Two bad minutes of three: soon enough for the shortest preset, and no single hiccup decides. */
const SOON = { datapointsToAlarm: 2, evaluationPeriods: 3 };

/** The characters at the end of a version's logical id that change with what is published. */
const HASH = 32;

/** The share of the timeout that is too near. */
const NEAR = 0.8;

/** When the new version is bad. */
export interface CandidateAlarmOptions {
  /**
   * The share of its invocations that may not fail, in percent: above 0, up to 100.
   *
   * @default 5
   */
  readonly errorPercent?: number;

  /**
   * How many invocations a minute needs before it counts, 1 or more: below it one error, or one slow call, would decide.
   *
   * @default 10
   */
  readonly minimumInvocations?: number;

  /**
   * The 99th percentile of the duration that is too long.
   *
   * @default - 80 % of the function's timeout
   */
  readonly maxDuration?: Duration;

  /**
   * Alarms of yours that end the shift too. They should watch the new version, not the one it replaces: an alarm of
   * the old version would stop the deployment that mends it.
   *
   * @default - none
   */
  readonly additionalAlarms?: IAlarm[];
}

/** How long the alarms look before they can tell. */
export const DETECTION = Duration.minutes(SOON.evaluationPeriods);

/** What is wrong with the options. */
export function candidateAlarmProblems({ errorPercent, minimumInvocations }: CandidateAlarmOptions): (Problem | undefined)[] {
  const percent = known(errorPercent);
  return [
    percent === undefined || percent > 0 && percent <= 100 ? undefined : {
      code: lit`CandidateAlarmsErrorPercentOutOfRange`,
      message: `errorPercent must be above 0 and at most 100 percent, got ${percent}: choose the share of failures that ends the shift`,
    },
    outside(minimumInvocations, 1, Number.MAX_SAFE_INTEGER, {
      code: lit`CandidateAlarmsMinimumInvocationsTooFew`,
      message: `minimumInvocations must be a whole number of at least 1, got ${minimumInvocations}: `
        + 'choose how many calls a minute needs before it counts',
    }),
  ];
}

/** The alarms on the version of this deployment and no other, whatever the share of the traffic it has. */
export function defineCandidateAlarms(scope: Construct, alias: IAlias, binding: RolloutBinding, options: CandidateAlarmOptions): IAlarm[] {
  const { errorPercent = 5, minimumInvocations = 10 } = options;
  const enough = `invocations >= ${Tokenization.stringifyNumber(minimumInvocations)}`;
  const alarms = new Construct(scope, 'CandidateAlarms');
  const errors = metricOf(alias, binding, 'Errors', Stats.SUM);
  const invocations = metricOf(alias, binding, 'Invocations', Stats.SUM);
  const define = (id: string, metric: IMetric, threshold: number, alarmDescription: string): IAlarm => {
    const alarm = new Alarm(alarms, id, {
      metric, threshold, alarmDescription, ...SOON,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    renewWith(alarm, binding.version);
    if (binding.alarmTopic) {
      alarm.addAlarmAction(new SnsAction(binding.alarmTopic));
    }
    return alarm;
  };
  admitPublisher(alarms, binding.alarmTopic, 'cloudwatch.amazonaws.com');
  const failing = define('Errors', new MathExpression({
    expression: `IF(${enough}, 100 * errors / invocations, 0)`,
    usingMetrics: { errors, invocations },
    label: 'Failed invocations of the new version (%)',
    period: ONE_MINUTE,
  }), errorPercent, 'Too many invocations of the new version fail');
  const duration = new MathExpression({
    expression: `IF(${enough}, duration, 0)`,
    usingMetrics: { duration: metricOf(alias, binding, 'Duration', Stats.percentile(99)), invocations },
    label: 'Duration of the new version (99th percentile, ms)',
    period: ONE_MINUTE,
  });
  const limit = options.maxDuration ?? binding.timeout;
  const seconds = knownSeconds(limit);
  const slow = seconds === undefined ? [] : [define(
    'Duration', duration, Math.round((options.maxDuration ? 1 : NEAR) * seconds * 1_000), 'The new version is slow',
  )];
  return [failing, ...slow, ...options.additionalAlarms ?? []];
}

/** A metric of the executed version behind the alias: the only dimension that tells a bad new version from the good old one. */
function metricOf(alias: IAlias, { function: fn, version }: RolloutBinding, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    statistic,
    period: ONE_MINUTE,
    unit: metricName === 'Duration' ? Unit.MILLISECONDS : Unit.COUNT,
    dimensionsMap: { FunctionName: fn.functionName, Resource: `${fn.functionName}:${alias.aliasName}`, ExecutedVersion: version.version },
  });
}

/**
 * Makes the alarm a new one with every version.
 *
 * An alarm that is changed keeps its state: after a failed release it would still be firing, and stop the next one before it began.
 */
function renewWith(alarm: Alarm, version: IVersion): void {
  const [resource, published] = [alarm.node.defaultChild, version.node.defaultChild];
  if (CfnAlarm.isCfnAlarm(resource) && published !== undefined && CfnVersion.isCfnVersion(published)) {
    const id: string = alarm.stack.resolve(resource.logicalId) as string;
    resource.overrideLogicalId(Lazy.string({ produce: () => `${id}${String(alarm.stack.resolve(published.logicalId)).slice(-HASH)}` }));
  }
}
