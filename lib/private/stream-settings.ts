import { Duration, Token } from 'aws-cdk-lib';
import { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { STREAM_LIMITS } from './limits';
import { compact, known } from './values';

/** What can be known of a data stream somebody else defined. A member is undefined when it is known at deploy time only. */
export interface StreamSettings {
  readonly retentionPeriod?: Duration;
  /** Undefined also where the stream scales itself. */
  readonly shardCount?: number;
}

/** Reads the settings off the resource. Imported streams have none to read. */
export function streamSettings(stream: IStream): StreamSettings {
  const resource = stream.node.defaultChild;
  if (resource === undefined || !CfnStream.isCfnStream(resource)) {
    return {};
  }
  const { retentionPeriodHours: hours = STREAM_LIMITS.minRetentionHours, shardCount } = resource;
  return compact({
    retentionPeriod: Token.isUnresolved(hours) ? undefined : Duration.hours(hours),
    shardCount: known(shardCount),
  });
}
