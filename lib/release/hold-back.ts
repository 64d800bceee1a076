import { CustomResource, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { AT_ONCE, FIVE_MINUTES } from '../private/alarm-definition';
import { lit, outside, rejectAll } from '../private/errors';
import { ROLLOUT_LIMITS } from '../private/limits';
import { admitPublisher } from '../private/topic-publisher';
import { knownSeconds } from '../private/values';
import type { RolloutBinding, RolloutStrategy } from './alias-route';
import { defineHoldBackFunction } from './hold-back-function';
import { markHeldBack } from './hold-back-mark';

/** Between two looks at the clock. A month later nobody waits for a comparison, and the held version gets no fix. */
const MAX_AGE_SECONDS = { min: 300, max: 2_592_000 };

/** How often it is asked whether a hold-back is over, in minutes: a quarter of its age, within these. */
const LOOKS_MINUTES = { min: 5, max: 60 };

/** A function that does not answer fails the deployment after this time, rather than after the hour that CloudFormation waits otherwise. */
const ANSWER_WITHIN = Duration.minutes(10);

/** How much stays on the version before, and how long. */
export interface HoldBackOptions {
  /** The share that stays on the version that was live before the deployment, in percent: a whole number between 1 and 99. */
  readonly percent: number;

  /**
   * When the hold-back ends by itself, counted from when the new version was published: 5 minutes to 30 days, in whole
   * seconds.
   *
   * The clock is looked at after each quarter of that span, but no more often than every 5 minutes and no less often than
   * every hour: the end can come that much later. The next deployment of a new version ends it too, and holds back anew.
   */
  readonly maxAge: Duration;
}

/** The alias moves to the new version; then the version before gets its share back. */
export function holdBack(options: HoldBackOptions): RolloutStrategy {
  return {
    route: (scope, { version }) => {
      checkOptions(scope, options);
      return { version };
    },
    bind: (scope, alias, binding) => defineHoldBack(scope, alias, binding, options),
  };
}

function checkOptions(scope: Construct, { percent, maxAge }: HoldBackOptions): void {
  const { min, max } = ROLLOUT_LIMITS.percent;
  const seconds = knownSeconds(maxAge);
  rejectAll(scope, [
    outside(percent, min, max, {
      code: lit`HoldBackPercentOutOfRange`,
      message: `percent must be a whole number between ${min} and ${max}, got ${percent}: use Rollout.allAtOnce() to hold nothing back`,
    }),
    outside(seconds, MAX_AGE_SECONDS.min, MAX_AGE_SECONDS.max, {
      code: lit`HoldBackMaxAgeOutOfRange`,
      message: `maxAge must be between ${MAX_AGE_SECONDS.min} and ${MAX_AGE_SECONDS.max} whole seconds, got ${seconds} s: `
        + 'choose when the hold-back ends',
    }),
  ]);
}

function defineHoldBack(parent: Construct, alias: Alias, binding: RolloutBinding, { percent, maxAge }: HoldBackOptions): void {
  const scope = new Construct(parent, 'HoldBack');
  const names = { FunctionName: binding.function.functionName, AliasName: alias.aliasName };
  const { function: fn, policy } = defineHoldBackFunction(scope, binding, alias.aliasName);
  const step = (id: string, properties: { [name: string]: unknown }): CustomResource => new CustomResource(scope, id, {
    resourceType: 'Custom::HoldBack', serviceToken: fn.functionArn, serviceTimeout: ANSWER_WITHIN,
    properties: { ...names, Version: binding.version.version, ...properties },
  });
  // Lambda takes no alias that names one version twice, so what is held back must be gone before a rollback moves the alias to it.
  const end = step('End', { Step: 'end' });
  end.node.addDependency(policy);
  alias.node.addDependency(end);
  step('Hold', { Step: 'hold', Percent: percent }).node.addDependency(alias);
  markHeldBack(alias);
  defineSchedule(scope, fn, maxAge, { ...names, MaxAge: maxAge.formatTokenToNumber() });
  defineAlarm(scope, fn, binding.alarmTopic);
}

function defineSchedule(scope: Construct, fn: IFunction, maxAge: Duration, event: { readonly [name: string]: string }): void {
  const { min, max } = LOOKS_MINUTES;
  const minutes = Math.floor((knownSeconds(maxAge) ?? 0) / 60 / 4);
  const rule = new Rule(scope, 'Schedule', {
    schedule: Schedule.rate(Duration.minutes(Math.min(Math.max(minutes, min), max))),
    description: 'Looks whether the hold-back is over',
    targets: [new LambdaFunction(fn, { event: RuleTargetInput.fromObject(event) })],
  });
  acknowledge(rule, 'an event that is not delivered loses nothing: the next one does the same work', 'Serverless-EventBusDLQ');
}

/** A deployment tells when nobody answers it. What only this alarm tells is a hold-back that does not end. */
function defineAlarm(scope: Construct, fn: IFunction, topic: ITopic | undefined): void {
  const alarm = new Alarm(scope, 'FailedRuns', {
    metric: fn.metricErrors({ statistic: Stats.SUM, period: FIVE_MINUTES }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: 'What ends a hold-back failed: the version before may keep its share for longer than meant',
    ...AT_ONCE,
  });
  admitPublisher(alarm, topic, 'cloudwatch.amazonaws.com');
  if (topic) {
    alarm.addAlarmAction(new SnsAction(topic));
  }
}
