import type { Duration } from 'aws-cdk-lib';
import type { CfnEventSourceMappingProps } from 'aws-cdk-lib/aws-lambda';
import type { Problem } from '../private/errors';
import { lit, outside } from '../private/errors';
import { STREAM_MAPPING_LIMITS } from '../private/limits';
import { known, knownSeconds } from '../private/values';

/**
 * How the batches of one shard are worked on. Carried state and parallel batches exclude each other, so it is one or the other.
 *
 * A change replaces nothing.
 */
export class ShardProcessing {
  /** One batch at a time, in the order of the shard. */
  public static inOrder(): ShardProcessing {
    return new ShardProcessing({}, undefined);
  }

  /**
   * Several batches at a time. Records of one partition key stay in order.
   *
   * @param factor how many, 1 to 10. The function needs as many environments for each shard.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
   */
  public static parallel(factor: number): ShardProcessing {
    const { min, max } = STREAM_MAPPING_LIMITS.parallelizationFactor;
    return new ShardProcessing({ parallelizationFactor: factor }, outside(factor, min, max, {
      code: lit`ShardProcessingFactorOutOfRange`,
      message: `factor must be a whole number between ${min} and ${max}, got ${factor}: choose a value in that range, or give the stream more shards`,
    }));
  }

  /**
   * One batch at a time, each with what the code returned as state for the batch before: sums over a period, for instance.
   *
   * The state is at most 1 MB; beyond that the window ends early.
   *
   * @param length when the state starts anew, 1 second to 15 minutes in whole seconds
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
   */
  public static tumblingWindow(length: Duration): ShardProcessing {
    const { min, max } = STREAM_MAPPING_LIMITS.tumblingWindowSeconds;
    const seconds = knownSeconds(length);
    const problem = outside(seconds, min, max, {
      code: lit`ShardProcessingWindowOutOfRange`,
      message: `length of the tumbling window must be between ${min} and ${max} whole seconds, got ${seconds} s: keep longer sums in a table`,
    });
    return new ShardProcessing(problem ? {} : { tumblingWindowInSeconds: length.toSeconds() }, problem);
  }

  private constructor(
    private readonly properties: Pick<CfnEventSourceMappingProps, 'parallelizationFactor' | 'tumblingWindowInSeconds'>,
    private readonly problem: Problem | undefined,
  ) {
  }

  /** @internal */
  public get _properties(): Pick<CfnEventSourceMappingProps, 'parallelizationFactor' | 'tumblingWindowInSeconds'> {
    return this.properties;
  }

  /** @internal */
  public get _problem(): Problem | undefined {
    return this.problem;
  }

  /**
   * How many batches of a shard are worked on at once, where it is known.
   *
   * @internal
   */
  public get _factor(): number | undefined {
    return known(this.properties.parallelizationFactor ?? 1);
  }
}
