import { Duration, Token } from 'aws-cdk-lib';
import { ConcurrencyEstimate } from '../../lib';
import { failure } from '../failure';

const of = (requestsPerSecond: number, milliseconds: number): ConcurrencyEstimate =>
  ConcurrencyEstimate.of({ requestsPerSecond, duration: Duration.millis(milliseconds) });

describe('the concurrency', () => {
  test.each([
    [100, 500, 50], [100, 1_100, 110], [1, 1_001, 2], [0.5, 1_000, 1], [0, 1_000, 0],
  ])('of %d requests a second of %d ms is %d', (requests, milliseconds, concurrency) => {
    expect(of(requests, milliseconds).concurrency).toBe(concurrency);
  });

  test.each([[101, 20], [100, 20], [99, 20], [1, 20]])('of %d short requests a second is a tenth of them', (requests, milliseconds) => {
    expect(of(requests, milliseconds).concurrency).toBe(Math.ceil(requests / 10));
  });

  test('turns at 100 ms', () => {
    expect([of(1_000, 99), of(1_000, 100), of(1_000, 101)].map(({ concurrency }) => concurrency)).toEqual([100, 100, 101]);
  });
});

test.each([[100, 500, 500], [101, 20, 110], [0, 20, 0]])('the limit of the requests, for %d a second of %d ms, is %d', (requests, milliseconds, limit) => {
  expect(of(requests, milliseconds).requestRateLimit).toBe(limit);
});

test.each([[0, 0], [1, 0], [1_000, 0], [1_001, 10], [2_000, 10], [2_001, 20], [10_000, 90]])('%d environments are there after %d s', (environments, seconds) => {
  expect(of(environments, 1_000).timeFromZero.toSeconds()).toBe(seconds);
});

describe('the load', () => {
  test.each([-1, NaN, Infinity])('fails with %d requests a second', (requests) => {
    expect(() => of(requests, 1)).toThrow(failure('ConcurrencyEstimateRequestsOutOfRange', new RegExp(`got ${requests}:`)));
  });

  test('fails with requests that take no time', () => {
    expect(() => of(1, 0)).toThrow(failure('ConcurrencyEstimateDurationOutOfRange', /got 0 ms:/));
  });

  test('fails when it is known at deploy time only', () => {
    expect(() => of(Token.asNumber({ Ref: 'Load' }), 1)).toThrow(failure('ConcurrencyEstimateRequestsOutOfRange', /got a value of the deployment:/));
    expect(() => of(1, Token.asNumber({ Ref: 'Load' }))).toThrow(failure('ConcurrencyEstimateDurationOutOfRange', /got a value of the deployment:/));
  });
});
