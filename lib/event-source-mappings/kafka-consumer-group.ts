import { Names, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { PerApp } from '../code/per-app';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { KAFKA_MAPPING_LIMITS } from '../private/limits';
import { known } from '../private/values';
import { warn } from '../private/warnings';

/** Which function reads a topic in which group, by what was said of cluster, topic and group. */
const GROUPS = new PerApp<Map<string, IFunction>>(() => new Map());

/** What the service would refuse as the id of a group. */
export function consumerGroupProblem(consumerGroupId: string | undefined): Problem | undefined {
  const { consumerGroupId: { maxLength, pattern } } = KAFKA_MAPPING_LIMITS;
  const id = known(consumerGroupId);
  return id === undefined || (id.length <= maxLength && pattern.test(id)) ? undefined : {
    code: lit`KafkaSourceConsumerGroupIdInvalid`,
    message: `consumerGroupId must be 1 to ${maxLength} letters, digits and -/*:_+=.@, got ${JSON.stringify(id)}: correct it`,
  };
}

/** The group of a mapping: the one given, or one by the path of the mapping, so that a mapping that is replaced goes on where it was. */
export function consumerGroup(scope: Construct, given: string | undefined): string {
  return given ?? Names.uniqueResourceName(scope, { maxLength: KAFKA_MAPPING_LIMITS.consumerGroupId.maxLength, separator: '-', allowedSpecialCharacters: '._:-' });
}

/**
 * Warns of a group in which two functions read one topic: each sees a part of the records.
 *
 * @param cluster what tells the cluster from others
 */
export function warnOfSharedGroup(target: IFunction, cluster: string, topic: string, given: string | undefined): void {
  if (given === undefined) {
    return;
  }
  const groups = GROUPS.of(target);
  const key = JSON.stringify([Stack.of(target).environment, cluster, topic, given]);
  const other = groups.get(key);
  if (other !== undefined) {
    warn(target, 'KafkaSource.consumerGroupShared', `consumerGroupId ${JSON.stringify(given)} is also that of ${other.node.path} for the same topic: each function sees a part of the records, give each a group of its own`);
  }
  groups.set(key, target);
}
