import type { App, EventSource, Target } from '../../../template';
import { streamOf } from '../../event-sources';

/** Something that Lambda does with the role of the function when it polls. */
export interface PollingRight {
  /** One of them is enough. */
  readonly anyOf: readonly string[];
  /** With what; undefined for anything of the kind. */
  readonly on?: Target;
}

/**
 * What the role must be allowed to read a source; nothing for one that is not known, or needs no such rights.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export function pollingRights(app: App, source: EventSource): readonly PollingRight[] {
  const { kind, resource, arn } = source;
  // Of an ARN with unknown pieces nothing is compared: then a right for anything of the kind is enough.
  const on = resource ?? arn;
  switch (kind) {
    case 'sqs': return rights(on, ['sqs:ReceiveMessage'], ['sqs:DeleteMessage'], ['sqs:GetQueueAttributes']);
    case 'kinesis': return shardRights(on);
    case 'kinesis-consumer': return [
      ...shardRights(resource === undefined ? arn?.split('/consumer/')[0] : streamOf(app, source)),
      ...rights(on, ['kinesis:SubscribeToShard']),
    ];
    case 'dynamodb': return rights(on, ['dynamodb:DescribeStream'], ['dynamodb:GetRecords'], ['dynamodb:GetShardIterator']);
    case 'msk': return rights(on, ['kafka:DescribeCluster', 'kafka:DescribeClusterV2'], ['kafka:GetBootstrapBrokers']);
    default: return [];
  }
}

/** A stream is described in one way or another: older roles have `DescribeStream` alone, which tells the shards too. */
function shardRights(stream: Target | undefined): readonly PollingRight[] {
  return rights(stream, ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary'], ['kinesis:GetRecords'], ['kinesis:GetShardIterator'],
    ['kinesis:ListShards', 'kinesis:DescribeStream']);
}

function rights(on: Target | undefined, ...actions: readonly (readonly string[])[]): readonly PollingRight[] {
  return actions.map((anyOf) => ({ anyOf, ...on !== undefined && { on } }));
}
