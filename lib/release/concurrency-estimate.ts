import { Duration, Token } from 'aws-cdk-lib';
import { lit, rejectValue } from '../private/errors';
import { SCALING_LIMITS } from '../private/limits';

/** What is got instead of a number that is not known yet. */
const DEPLOY_TIME = 'a value of the deployment';

/** The load on a function. */
export interface ConcurrencyEstimateOptions {
  /** How many requests come in a second at the peak: 0 or more, known when the template is made. */
  readonly requestsPerSecond: number;

  /** How long one request takes on average, the start of an environment not counted: above 0, known when the template is made. */
  readonly duration: Duration;
}

/**
 * How many environments a load needs, and how fast they come.
 *
 * An arithmetic help to choose `Warm`, reserved concurrency or the quota of an account. It defines nothing.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
export class ConcurrencyEstimate {
  /** The environments that a load needs. */
  public static of(options: ConcurrencyEstimateOptions): ConcurrencyEstimate {
    const { requestsPerSecond, duration } = options;
    if (Token.isUnresolved(requestsPerSecond) || !Number.isFinite(requestsPerSecond) || requestsPerSecond < 0) {
      rejectValue(lit`ConcurrencyEstimateRequestsOutOfRange`, `requestsPerSecond must be a number of at least 0, known when the template is made, got ${
        Token.isUnresolved(requestsPerSecond) ? DEPLOY_TIME : requestsPerSecond}: name the peak`);
    }
    if (duration.isUnresolved() || duration.toMilliseconds() === 0) {
      rejectValue(lit`ConcurrencyEstimateDurationOutOfRange`, `duration must be above 0 ms, known when the template is made, got ${
        duration.isUnresolved() ? DEPLOY_TIME : '0 ms'}: measure the average`);
    }
    return new ConcurrencyEstimate(requestsPerSecond, duration);
  }

  /**
   * How many requests are worked on at a time, which is how many environments are needed: requests per second times seconds, but
   * no less than a tenth of the requests per second.
   */
  public readonly concurrency: number;

  /**
   * How many requests a second that many environments take at most, ten for each. Requests shorter than 100 ms meet this limit
   * before they meet that of the concurrency.
   */
  public readonly requestRateLimit: number;

  /**
   * How long it takes at most until there are so many environments, from none: the first 1,000 come at once, up to 1,000 more every 10
   * seconds. Requests that come before are throttled; the start of an environment is not counted.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
   */
  public readonly timeFromZero: Duration;

  private constructor(requestsPerSecond: number, duration: Duration) {
    const { requestsPerSecondEach, environmentsPerInterval, intervalSeconds } = SCALING_LIMITS;
    // In milliseconds, as a fraction of seconds can come out above a whole number.
    const busy = Math.ceil(requestsPerSecond * duration.toMilliseconds() / 1_000);
    this.concurrency = Math.max(busy, Math.ceil(requestsPerSecond / requestsPerSecondEach));
    this.requestRateLimit = this.concurrency * requestsPerSecondEach;
    const waits = Math.max(0, Math.ceil(this.concurrency / environmentsPerInterval) - 1);
    this.timeFromZero = Duration.seconds(waits * intervalSeconds);
  }
}
