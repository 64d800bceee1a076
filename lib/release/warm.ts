import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { rejectAll } from '../private/errors';
import { defineWarmAlarms, warmAlarmsOf } from './warm-alarms';
import type { WarmAlarms } from './warm-alarms';
import { aliasProblems, warnOfSpentReservation } from './warm-conflicts';
import { fixed } from './warm-fixed';
import type { WarmBindOptions, WarmScheduleEntry, WarmScheduleOptions, WarmUtilizationOptions } from './warm-options';
import { schedule } from './warm-schedule';
import type { WarmStrategy } from './warm-strategy';
import { utilization } from './warm-utilization';

/**
 * Environments of an alias that are initialised before a request comes: provisioned concurrency.
 *
 * They are billed while idle, and count towards the reserved concurrency of the function. Requests beyond them start
 * cold; alarms tell of it. When the alias moves, the new version gets its environments while the old one keeps its own
 * until then, so for a few minutes a deployment can need both.
 *
 * Changing the number, or the way it is found, replaces nothing. Scaling leaves its last number behind when it is
 * removed: deploy `Warm.fixed(1)` once before you leave it out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
export class Warm {
  /**
   * Always the same number of environments.
   *
   * @param environments how many, 1 or more, and at most the reserved concurrency where there is one
   */
  public static fixed(environments: number): Warm {
    return new Warm(fixed(environments));
  }

  /** As many environments as keep a share of them in use, between a minimum and a maximum. */
  public static utilization(options: WarmUtilizationOptions): Warm {
    return new Warm(utilization(options));
  }

  /**
   * A number, or a range, of environments for each time of the day or the week.
   *
   * @param entries from when on how many: 1 to 200, no two with the same beginning; the order does not matter
   */
  public static schedule(entries: WarmScheduleEntry[], options: WarmScheduleOptions = {}): Warm {
    return new Warm(schedule(entries, options));
  }

  private constructor(private readonly strategy: WarmStrategy) {
  }

  /**
   * Keeps the environments of an alias warm, once for each alias, and defines the alarms.
   *
   * The alias must be of a published version, without weights and SnapStart; all of it, and the reserved concurrency, is
   * read off the alias and its function.
   *
   * @param scope the construct the alias is for; it gets the alarms, and errors and warnings name it
   * @param alias the class, because an alias that somebody else defined cannot be changed
   */
  public bind(scope: Construct, alias: Alias, options: WarmBindOptions = {}): void {
    defineWarmAlarms(scope, this._keepWarm(scope, alias), options.alarmTopic);
  }

  /**
   * Keeps the environments warm, for a construct that defines the alarms among its own.
   *
   * @internal
   */
  public _keepWarm(scope: Construct, alias: Alias): WarmAlarms {
    const { numbers, problems } = this.strategy;
    rejectAll(scope, [...problems, ...aliasProblems(alias, numbers)]);
    this.strategy.apply(scope, alias);
    warnOfSpentReservation(scope, alias, numbers);
    return warmAlarmsOf(alias, numbers);
  }
}
