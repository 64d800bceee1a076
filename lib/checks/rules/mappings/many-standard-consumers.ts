import { MAPPING_LIMITS } from '../../../private/limits';
import { isEnabled, mappingsBy, sourceKey } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const most = MAPPING_LIMITS.kinesisReadsPerSecond;

export const manyStandardConsumers: Rule = {
  id: 'EventSourceMapping.ManyStandardConsumers',
  severity: 'warning',
  statement: `More than ${most} mappings read one Kinesis stream without a consumer of their own.`,
  fix: 'Give each an `AWS::Kinesis::StreamConsumer` (enhanced fan-out), or let one function fan out.',
  source: 'https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html',
  check: (app) => mappingsBy(app, (mapping, source) => (source.kind === 'kinesis' && isEnabled(mapping) ? sourceKey(mapping, source) : undefined))
    .flatMap((mappings) => mappings.slice(most).map((mapping) =>
      finding(mapping.at('EventSourceArn'), `EventSourceArn of a Kinesis stream should be that of at most ${most} mappings, as a shard is read ${most} times a second, got ${mappings.length}: use the ARN of a StreamConsumer`))),
};
