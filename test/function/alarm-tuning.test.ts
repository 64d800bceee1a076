import { Lazy } from 'aws-cdk-lib';
import { AlarmTuning } from '../../lib';
import type { AlarmThresholdOptions } from '../../lib';
import { failure } from '../failure';
import { resourceOf } from '../synthesized';
import { defineFunction } from './defined-function';

const late = (): number => Lazy.number({ produce: () => 4 });

/** The alarm on throttles, by standard 3 of 5 periods of a minute, with other numbers. */
function tuned(tuning: AlarmTuning): { readonly [property: string]: unknown } {
  const { fn } = defineFunction({ alarms: { throttles: tuning } });
  return resourceOf(fn.node.findChild('Alarms').node.findChild('Throttles')).Properties;
}

const when = (options: AlarmThresholdOptions): ReturnType<typeof tuned> => tuned(AlarmTuning.when(options));

describe('tuning', () => {
  test('keeps every value that is not given', () => {
    expect(tuned(AlarmTuning.standard())).toMatchObject({ Threshold: 1, DatapointsToAlarm: 3, EvaluationPeriods: 5 });
    expect(when({})).toEqual(tuned(AlarmTuning.standard()));
    expect(when({ threshold: 40 })).toMatchObject({ Threshold: 40, DatapointsToAlarm: 3, EvaluationPeriods: 5 });
    expect(when({ datapointsToAlarm: 5 })).toMatchObject({ Threshold: 1, DatapointsToAlarm: 5, EvaluationPeriods: 5 });
    expect(when({ evaluationPeriods: 10 })).toMatchObject({ Threshold: 1, DatapointsToAlarm: 3, EvaluationPeriods: 10 });
  });

  test('takes no more datapoints than there are periods', () => {
    expect(when({ evaluationPeriods: 2 })).toMatchObject({ DatapointsToAlarm: 2, EvaluationPeriods: 2 });
  });

  test('takes a threshold of nothing, and a fraction', () => {
    expect(when({ threshold: 0 }).Threshold).toBe(0);
    expect(when({ threshold: 0.5 }).Threshold).toBe(0.5);
  });

  test('takes what is known at deploy time only', () => {
    expect(when({ threshold: late(), evaluationPeriods: late(), datapointsToAlarm: late() }))
      .toMatchObject({ Threshold: 4, DatapointsToAlarm: 4, EvaluationPeriods: 4 });
  });

  test('asks for all periods when their number is known at deploy time only', () => {
    expect(when({ evaluationPeriods: late() })).toMatchObject({ DatapointsToAlarm: 4, EvaluationPeriods: 4 });
    expect(when({ evaluationPeriods: late(), datapointsToAlarm: 2 })).toMatchObject({ DatapointsToAlarm: 2, EvaluationPeriods: 4 });
  });
});

describe('evaluationPeriods', () => {
  test.each([1, 1_440])('may be %d periods of a minute, a day in all', (evaluationPeriods) => {
    expect(when({ evaluationPeriods }).EvaluationPeriods).toBe(evaluationPeriods);
  });

  test.each([0, -1, 1.5])('fails when it is %d', (evaluationPeriods) => {
    expect(() => when({ evaluationPeriods, datapointsToAlarm: 1 })).toThrow(
      failure('AlarmTuningEvaluationPeriodsTooFew', new RegExp(`at least 1, got ${evaluationPeriods}: `)),
    );
  });

  test('fails when it is more than a day', () => {
    expect(() => when({ evaluationPeriods: 1_441 })).toThrow(failure('AlarmTuningWindowTooLong', /at most 1440, .* 86400 s .* 60 s, got 1441: /));
  });

  test('fails when it is more than a day of longer periods', () => {
    expect(() => defineFunction({ alarms: { errors: AlarmTuning.when({ evaluationPeriods: 289 }) } })).toThrow(failure('AlarmTuningWindowTooLong', /at most 288, .* 300 s, got 289/));
    expect(() => defineFunction({ alarms: { errors: AlarmTuning.when({ evaluationPeriods: 288 }) } })).not.toThrow();
  });
});

describe('datapointsToAlarm', () => {
  test.each([1, 5])('may be %d of 5', (datapointsToAlarm) => {
    expect(when({ datapointsToAlarm }).DatapointsToAlarm).toBe(datapointsToAlarm);
  });

  test.each([0, 6, 2.5])('fails when it is %d of 5', (datapointsToAlarm) => {
    expect(() => when({ datapointsToAlarm })).toThrow(failure('AlarmTuningDatapointsOutOfRange', new RegExp(`between 1 and evaluationPeriods \\(5\\), got ${datapointsToAlarm}: `)));
  });
});
