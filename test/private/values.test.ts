import { Duration, Lazy, Size } from 'aws-cdk-lib';
import { compact, known, knownMebibytes, knownSeconds } from '../../lib/private/values';

const lateNumber = (): number => Lazy.number({ produce: () => 1 });

describe('compact', () => {
  test('drops what is undefined and nothing else', () => {
    const kept = { nothing: null, zero: 0, empty: '', no: false, list: [] };
    expect(Object.keys(compact({ ...kept, gone: undefined }))).toEqual(Object.keys(kept));
  });

  test('leaves the original as it is', () => {
    const original = { gone: undefined };
    compact(original);
    expect(original).toHaveProperty('gone');
  });
});

describe('knownSeconds', () => {
  test.each([[Duration.minutes(2), 120], [Duration.millis(1_500), 1.5], [Duration.seconds(0), 0]])('is the seconds of %s', (duration, seconds) => {
    expect(knownSeconds(duration)).toBe(seconds);
  });

  test('is undefined for none, and for one known at deploy time only', () => {
    expect(knownSeconds(undefined)).toBeUndefined();
    expect(knownSeconds(Duration.seconds(lateNumber()))).toBeUndefined();
    expect(knownSeconds(Duration.minutes(lateNumber()))).toBeUndefined();
  });
});

describe('knownMebibytes', () => {
  test.each([[Size.gibibytes(2), 2_048], [Size.mebibytes(512), 512], [Size.kibibytes(512), 0.5]])('is the mebibytes of %s', (size, mebibytes) => {
    expect(knownMebibytes(size)).toBe(mebibytes);
  });

  test('is undefined for none, and for one known at deploy time only', () => {
    expect(knownMebibytes(undefined)).toBeUndefined();
    expect(knownMebibytes(Size.mebibytes(lateNumber()))).toBeUndefined();
  });
});

describe('known', () => {
  test.each([0, 5, '', 'text'])('is the value itself: %p', (value) => {
    expect(known(value)).toBe(value);
  });

  test('is undefined for none, and for one known at deploy time only', () => {
    expect(known(undefined)).toBeUndefined();
    expect(known(lateNumber())).toBeUndefined();
    expect(known(`prefix-${Lazy.string({ produce: () => 'late' })}`)).toBeUndefined();
  });
});
