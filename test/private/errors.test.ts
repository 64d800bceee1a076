import { Lazy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { lit, outside, reject, rejectAll } from '../../lib/private/errors';
import { failure } from '../failure';
import { emptyStack } from '../function/defined-function';

const PROBLEM = { code: lit`FirstProblem`, message: 'first' };
const OTHER = { code: lit`OtherProblem`, message: 'other' };

describe('a rejection', () => {
  test('fails with code, message and the path of the construct', () => {
    expect(() => reject(new Construct(emptyStack(), 'Part'), lit`SomethingWrong`, 'size must be 1, got 2')).toThrow(
      expect.objectContaining({ name: 'SomethingWrong', message: 'size must be 1, got 2', constructPath: 'Stack/Part' }),
    );
  });

  test('of several problems fails with the code of the first and the messages of all', () => {
    expect(() => rejectAll(emptyStack(), [undefined, PROBLEM, undefined, OTHER])).toThrow(failure('FirstProblem', /^first; other$/));
  });

  test('of no problem is none', () => {
    expect(() => rejectAll(emptyStack(), [undefined])).not.toThrow();
    expect(() => rejectAll(emptyStack(), [])).not.toThrow();
  });
});

describe('a number', () => {
  test.each([undefined, 1, 5, 10, Lazy.number({ produce: () => 0 })])('is no problem within 1 and 10, absent, or known at deploy time only: %d', (value) => {
    expect(outside(value, 1, 10, PROBLEM)).toBeUndefined();
  });

  test.each([0, 11, 5.5, NaN, Infinity])('is a problem outside, or when it is not whole: %d', (value) => {
    expect(outside(value, 1, 10, PROBLEM)).toBe(PROBLEM);
  });
});
