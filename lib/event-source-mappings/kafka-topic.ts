import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { KAFKA_MAPPING_LIMITS } from '../private/limits';
import { known } from '../private/values';

/** What the service would refuse as the name of a topic. */
export function topicProblem(topic: string): Problem | undefined {
  const { topic: { maxLength, pattern } } = KAFKA_MAPPING_LIMITS;
  const name = known(topic);
  return name === undefined || (name.length <= maxLength && pattern.test(name)) ? undefined : {
    code: lit`KafkaTopicInvalid`,
    message: `a topic must be named by 2 to ${maxLength} letters, digits, dots, hyphens and underscores, the first of them no dot, got ${JSON.stringify(name)}: correct the name`,
  };
}
