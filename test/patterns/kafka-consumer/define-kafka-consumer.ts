import type { Stack } from 'aws-cdk-lib';
import { KafkaAuthentication, KafkaConsumer, KafkaTopic, MskCluster, StreamPosition } from '../../../lib';
import type { KafkaConsumerProps } from '../../../lib';
import { CLUSTER_ARN, kafkaCluster, readerSecret } from '../../event-source-mappings/kafka-kinds';
import { fromCode, newStack } from '../queue-worker/define-worker';

/** A topic of a cluster of Amazon MSK that exists. */
export const mskTopic = (): KafkaTopic => KafkaTopic.msk(MskCluster.fromClusterArn(CLUSTER_ARN), 'orders');

/** A topic of a cluster on the internet. */
export const ownTopic = (stack: Stack): KafkaTopic => KafkaTopic.selfManaged(kafkaCluster(), 'orders', KafkaAuthentication.scram512(readerSecret(stack)));

/** A consumer of a topic of MSK in a stack. */
export function defineKafkaConsumer(props: Partial<KafkaConsumerProps> = {}, stack = newStack(), id = 'Consumer'): KafkaConsumer {
  return new KafkaConsumer(stack, id, { topic: mskTopic(), function: fromCode(), startingPosition: StreamPosition.trimHorizon(), ...props });
}
