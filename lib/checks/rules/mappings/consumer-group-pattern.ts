import { MAPPING_LIMITS } from '../../../private/limits';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

/** The pattern in the schema of CloudFormation does not cover the whole text. */
export const consumerGroupPattern: Rule = {
  id: 'EventSourceMapping.ConsumerGroupPattern',
  severity: 'error',
  statement: '`ConsumerGroupId` has white space or other characters that Lambda does not take, or more than 200.',
  fix: 'Use letters, digits and `-/*:_+=.@` only, at most 200.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AmazonManagedKafkaEventSourceConfig.html',
  check: onEachMapping((mapping) => ['AmazonManagedKafkaEventSourceConfig', 'SelfManagedKafkaEventSourceConfig'].flatMap((block) => {
    const group = mapping.at(block, 'ConsumerGroupId');
    const id = group.textThat((text) => !MAPPING_LIMITS.consumerGroup.test(text));
    return id === undefined ? [] : finding(group, `ConsumerGroupId must be 1 to 200 letters, digits and -/*:_+=.@, got ${JSON.stringify(id)}: drop the other characters`);
  })),
};
