import type { IConstruct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit, outside } from '../private/errors';
import { KAFKA_MAPPING_LIMITS } from '../private/limits';
import { known, knownSeconds } from '../private/values';
import { filterProblems } from './filters/filter-criteria';
import { consumerGroupProblem } from './kafka-consumer-group';
import { KafkaPolling } from './kafka-polling';
import type { KafkaSourceOptions } from './kafka-source-options';
import { topicProblem } from './kafka-topic';
import { mappingTagProblems } from './mapping-tags';

/** What the service would refuse of any source of Kafka. */
export function kafkaProblems(scope: IConstruct, topic: string, options: KafkaSourceOptions): (Problem | undefined)[] {
  const { polling = KafkaPolling.provisioned() } = options;
  const { batchSize: sizes, batchingWindowSeconds: windows } = KAFKA_MAPPING_LIMITS;
  const [batchSize, window] = [known(options.batchSize), knownSeconds(options.maxBatchingWindow)];
  return [
    topicProblem(topic),
    outside(batchSize, sizes.min, sizes.max, {
      code: lit`KafkaSourceBatchSizeOutOfRange`,
      message: `batchSize must be a whole number between ${sizes.min} and ${sizes.max}, got ${batchSize}: choose a value in that range`,
    }),
    outside(window, windows.min, windows.max, {
      code: lit`KafkaSourceBatchingWindowOutOfRange`,
      message: `maxBatchingWindow must be between ${windows.min} and ${windows.max} whole seconds, got ${window} s: shorten it`,
    }),
    options.startingPosition._problem(),
    consumerGroupProblem(options.consumerGroupId),
    ...polling._problems(),
    ...options.onFailure?._problems(topic, polling._provisioned) ?? [],
    ...filterProblems(scope, options),
    ...mappingTagProblems(options.tags),
  ];
}
