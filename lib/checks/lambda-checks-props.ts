import type { CheckSeverity } from './severity';

/**
 * What the checks may be told.
 */
export interface LambdaChecksProps {
  /**
   * How many executions at once the account allows in a Region, of all its functions together.
   *
   * At least 100. Reservations that sum up to more are an error when this is given, and a warning against the default quota when it is not.
   *
   * @default - the default quota of 1,000 counts, and what exceeds it is a warning
   * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
   */
  readonly accountConcurrency?: number;

  /**
   * The memory in MB that the account allows a function, where that is less than the 10,240 of Lambda, as in new accounts.
   *
   * Between 128 and 10,240.
   *
   * @default - the quota is not checked
   */
  readonly maxMemoryMb?: number;

  /**
   * The least severity of what is reported.
   *
   * @default CheckSeverity.WARNING
   */
  readonly minSeverity?: CheckSeverity;

  /**
   * The rules that run: ids such as `Function.MemoryAboveMax`, or beginnings such as `EventSourceMapping.*`.
   *
   * @default - all rules
   */
  readonly rules?: string[];

  /**
   * Rules that do not run, for the whole app: ids or beginnings, as for `rules`.
   *
   * For one construct acknowledge the finding instead:
   * `Validations.of(fn).acknowledge({ id: 'cdk-lambda-patterns::Url.PublicAuthNone', reason: '...' })`.
   *
   * @default - none
   */
  readonly exclude?: string[];
}
