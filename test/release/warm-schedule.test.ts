import { Duration, Lazy, TimeZone } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Warm } from '../../lib/release/warm';
import type { WarmScheduleEntry } from '../../lib/release/warm-options';
import { failure } from '../failure';
import { onlyPropertiesOf, resourceOf, warningsOf } from '../synthesized';
import { keepWarm } from './warm-alias';

const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';
const at = (hour: number): Schedule => Schedule.cron({ minute: '0', hour: `${hour}` });
const late = (value: number): number => Lazy.number({ produce: () => value });
const DAY: WarmScheduleEntry = { schedule: at(8), timeZone: TimeZone.EUROPE_BERLIN, min: 20 };
const NIGHT: WarmScheduleEntry = { schedule: at(18), timeZone: TimeZone.EUROPE_BERLIN, min: 0 };

/** The scalable target of a schedule. */
function targetOf(...args: Parameters<typeof Warm.schedule>): ReturnType<typeof onlyPropertiesOf> {
  return onlyPropertiesOf(keepWarm(Warm.schedule(...args)).stack, TARGET);
}

describe('the entries of a schedule', () => {
  test('fix a number from then on, in their time zone', () => {
    expect(targetOf([DAY, NIGHT]).ScheduledActions).toEqual([
      { ScheduledActionName: 'Entry1', Schedule: 'cron(0 8 * * ? *)', Timezone: 'Europe/Berlin', ScalableTargetAction: { MinCapacity: 20, MaxCapacity: 20 } },
      { ScheduledActionName: 'Entry2', Schedule: 'cron(0 18 * * ? *)', Timezone: 'Europe/Berlin', ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 } },
    ]);
  });

  test('name no time zone when none is given, which is UTC', () => {
    expect(targetOf([{ schedule: at(8), min: 2 }]).ScheduledActions).toEqual([
      { ScheduledActionName: 'Entry1', Schedule: 'cron(0 8 * * ? *)', ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 2 } },
    ]);
  });

  test('need no scaling by utilization while each fixes a number', () => {
    Template.fromStack(keepWarm(Warm.schedule([DAY, NIGHT])).stack).resourceCountIs(POLICY, 0);
  });

  test('do not stand on the alias', () => {
    expect(resourceOf(keepWarm(Warm.schedule([DAY, NIGHT])).alias).Properties).not.toHaveProperty('ProvisionedConcurrencyConfig');
  });

  test.each([0, 201])('fail when there are %d', (length) => {
    const entries = Array.from({ length }, (_, minute) => ({ schedule: Schedule.expression(`cron(${minute})`), min: 1 }));
    expect(() => targetOf(entries)).toThrow(failure('WarmScheduleEntryCount', new RegExp(`1 to 200 entries, got ${length}:`)));
  });

  test.each([1, 200])('may be %d', (length) => {
    const entries = Array.from({ length }, (_, minute) => ({ schedule: Schedule.expression(`cron(${minute})`), min: 1 }));
    expect(targetOf(entries).ScheduledActions).toHaveLength(length);
  });

  test.each([
    [-1, 5, 'WarmMinOutOfRange', /^entries\[1\]\.min .* at least 0, got -1:/],
    [0.5, 5, 'WarmMinOutOfRange', /^entries\[1\]\.min .* got 0.5:/],
    [5, 4, 'WarmMaxOutOfRange', /^entries\[1\]\.max .* at least 5, .* got 4:/],
  ])('fail when one goes from %d to %d', (min, max, code, text) => {
    expect(() => targetOf([DAY, { schedule: at(12), min, max }])).toThrow(failure(code, text));
  });

  test('are not checked where they are deploy-time values', () => {
    expect(targetOf([{ schedule: at(8), min: late(3), max: late(2) }, { schedule: at(9), min: 0, max: late(5) }]))
      .toMatchObject({ MinCapacity: 3, MaxCapacity: 2 });
  });
});

describe('an entry with a range', () => {
  const RANGE: WarmScheduleEntry = { schedule: at(8), min: 5, max: 50 };

  test('follows the utilization in between', () => {
    const { stack } = keepWarm(Warm.schedule([RANGE, NIGHT]));
    expect(onlyPropertiesOf(stack, POLICY)).toMatchObject({ TargetTrackingScalingPolicyConfiguration: { TargetValue: 0.7 } });
    expect(onlyPropertiesOf(stack, TARGET).ScheduledActions).toMatchObject([{ ScalableTargetAction: { MinCapacity: 5, MaxCapacity: 50 } }, {}]);
  });

  test.each([0.1, 0.9])('may keep a share of %d in use', (target) => {
    const { stack } = keepWarm(Warm.schedule([RANGE], { target }));
    expect(onlyPropertiesOf(stack, POLICY)).toMatchObject({ TargetTrackingScalingPolicyConfiguration: { TargetValue: target } });
  });

  test.each([0.09, 0.91])('fails to keep a share of %d in use', (target) => {
    expect(() => targetOf([RANGE], { target })).toThrow(failure('WarmUtilizationTargetOutOfRange', new RegExp(`got ${target}:`)));
  });

  test('keeps a share that is a deploy-time value', () => {
    const { stack } = keepWarm(Warm.schedule([RANGE], { target: late(0.3) }));
    expect(onlyPropertiesOf(stack, POLICY)).toMatchObject({ TargetTrackingScalingPolicyConfiguration: { TargetValue: 0.3 } });
  });

  test('fails when it begins at nothing, which has no utilization', () => {
    expect(() => targetOf([{ schedule: at(8), min: 0, max: 1 }])).toThrow(failure('WarmScheduleFromZero', /^entries\[0\]\.max must be 0 .* got 1:/));
    expect(targetOf([{ schedule: at(8), min: 0, max: 0 }])).toMatchObject({ MinCapacity: 0, MaxCapacity: 0 });
  });

  test('is warned of when it begins at 1', () => {
    const { stack } = keepWarm(Warm.schedule([{ ...DAY, schedule: at(7) }, { ...RANGE, min: 1 }]));
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/^entries\[1\]\.min of 1 .*Warm\.utilizationFromOne/)]);
    expect(warningsOf(keepWarm(Warm.schedule([RANGE, { schedule: at(9), min: 1 }])).stack)).toEqual([]);
  });
});

describe('until the first entry begins', () => {
  test('everything that an entry may ask for is let be', () => {
    expect(targetOf([DAY, NIGHT, { schedule: at(12), min: 5, max: 50 }])).toMatchObject({ MinCapacity: 0, MaxCapacity: 50 });
  });

  test('a range of its own may hold', () => {
    expect(targetOf([DAY, NIGHT], { initial: { min: 7, max: 9 } })).toMatchObject({ MinCapacity: 7, MaxCapacity: 9 });
    expect(targetOf([DAY, NIGHT], { initial: { min: 0, max: 0 } })).toMatchObject({ MinCapacity: 0, MaxCapacity: 0 });
  });

  test('the range of the first entry holds where a number is a deploy-time value', () => {
    expect(targetOf([{ ...DAY, max: 30 }, { ...NIGHT, min: late(2) }])).toMatchObject({ MinCapacity: 20, MaxCapacity: 30 });
  });

  test('fails to hold a range in the wrong order or below nothing', () => {
    expect(() => targetOf([DAY], { initial: { min: 3, max: 2 } })).toThrow(failure('WarmMaxOutOfRange', /^initial\.max .* at least 3, .* got 2:/));
    expect(() => targetOf([DAY], { initial: { min: -1, max: 2 } })).toThrow(failure('WarmMinOutOfRange', /^initial\.min .* at least 0, got -1:/));
  });
});

describe('two entries', () => {
  test.each<[string, WarmScheduleEntry]>([
    ['in a time zone', { ...DAY, min: 3 }],
    ['in UTC, named or not', { schedule: at(6), timeZone: TimeZone.ETC_UTC, min: 3 }],
  ])('fail to begin at the same time %s', (_title, entry) => {
    expect(() => targetOf([DAY, { schedule: at(6), min: 2 }, entry])).toThrow(failure('WarmScheduleDuplicate', /got "cron\(0 [86] \* \* \? \*\) \w+\/\w+" twice:/));
  });

  test('may begin at the same hour of different time zones', () => {
    expect(targetOf([DAY, { ...DAY, timeZone: TimeZone.AMERICA_NEW_YORK }]).ScheduledActions).toHaveLength(2);
  });

  test('are not compared where their schedule is a deploy-time value', () => {
    const entry = { schedule: Schedule.expression(Lazy.string({ produce: () => 'cron(0 8 * * ? *)' })), min: 2 };
    expect(targetOf([entry, entry]).ScheduledActions).toHaveLength(2);
  });
});

test('a schedule may be a rate', () => {
  expect(targetOf([{ schedule: Schedule.rate(Duration.hours(1)), min: 2 }]).ScheduledActions).toMatchObject([{ Schedule: 'rate(1 hour)' }]);
});
