import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { CfnEventSourceMappingProps } from 'aws-cdk-lib/aws-lambda';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';

/**
 * Where a new mapping begins to read. Nothing is chosen for you: each choice is wrong somewhere.
 *
 * It counts once, when the mapping is created. **A change replaces the mapping:** the old one's position is lost, and
 * records are read again or never. A deployment that creates the new mapping while the old one exists is refused, so
 * remove the source, deploy, and add it again.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
 */
export class StreamPosition {
  /** At the oldest record the source still holds: nothing is missed, and old records are worked through first. */
  public static trimHorizon(): StreamPosition {
    return new StreamPosition(StartingPosition.TRIM_HORIZON);
  }

  /** After the newest record. Records written while the mapping is being created may never be read. */
  public static latest(): StreamPosition {
    return new StreamPosition(StartingPosition.LATEST);
  }

  /**
   * At the first record of this time or later.
   *
   * @param timestamp a time that does not lie in the future when you deploy. Write it out, time zone included: a time
   *   taken from the clock is another one at every synthesis, and each replaces the mapping.
   */
  public static at(timestamp: Date): StreamPosition {
    return new StreamPosition(StartingPosition.AT_TIMESTAMP, timestamp);
  }

  private constructor(private readonly position: StartingPosition, private readonly timestamp?: Date) {
  }

  /** @internal */
  public _problem(): Problem | undefined {
    const time = this.timestamp?.getTime() ?? 0;
    return time >= 0 ? undefined : {
      code: lit`StreamPositionTimestampInvalid`,
      message: `timestamp must be a valid time since 1970-01-01T00:00:00Z, got ${Number.isNaN(time) ? 'an invalid date' : `${-time / 1000} s before it`}: write it as 2026-01-31T12:00:00Z`,
    };
  }

  /** @internal */
  public _properties(): Pick<CfnEventSourceMappingProps, 'startingPosition' | 'startingPositionTimestamp'> {
    return this.timestamp === undefined
      ? { startingPosition: this.position }
      : { startingPosition: this.position, startingPositionTimestamp: this.timestamp.getTime() / 1000 };
  }
}

/**
 * Where a new mapping begins to read the stream of a table. A timestamp is not among the choices: DynamoDB refuses it.
 *
 * It counts once, when the mapping is created. **A change replaces the mapping:** the old one's position is lost, and
 * changes are read again or never. A deployment that creates the new mapping while the old one exists is refused, so
 * remove the source, deploy, and add it again.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
 */
export enum TableStreamPosition {
  /** At the oldest change the stream still holds, at most 24 hours old: nothing is missed. */
  TRIM_HORIZON = 'TRIM_HORIZON',

  /** After the newest change. Changes made while the mapping is being created may never be read. */
  LATEST = 'LATEST',
}
