import type { Stack } from 'aws-cdk-lib';
import { DatabaseCluster } from 'aws-cdk-lib/aws-docdb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { BrokerQueue, KafkaAuthentication, KafkaTopic, MessageBroker, MskAuthentication, MskCluster } from '../../lib';
import type { FunctionSource } from '../../lib';
import { CLUSTER_ARN, kafkaCluster, SECRET_ARN } from '../event-source-mappings/kafka-kinds';
import { defineBrokerConsumer } from './broker-consumer/define-broker-consumer';
import { defineDocumentChangeProcessor } from './document-change-processor/define-document-change-processor';
import { defineKafkaConsumer } from './kafka-consumer/define-kafka-consumer';
import { fromCode } from './queue-worker/define-worker';

const BROKER_ARN = 'arn:aws:mq:eu-central-1:111122223333:broker:shop:b-0a1b2c3d-1111-2222-3333-44445555aaaa';

/** What all of them take. */
interface CommonProps {
  readonly function: FunctionSource;
  readonly encryptionKey?: IKey;
  readonly alarmTopic?: ITopic;
}

const secret = (stack: Stack): ISecret => Secret.fromSecretCompleteArn(stack, 'Reader', SECRET_ARN);

/** The patterns over brokers that another app defines, so that all that is found in the stack is theirs. */
const PATTERNS: { readonly [name: string]: (stack: Stack, props: CommonProps) => Construct } = {
  'KafkaConsumer of MSK': (stack, props) => defineKafkaConsumer(props, stack),
  'KafkaConsumer of MSK with a secret': (stack, props) => defineKafkaConsumer({
    ...props, topic: KafkaTopic.msk(MskCluster.fromClusterArn(CLUSTER_ARN), 'orders', MskAuthentication.scram(secret(stack))),
  }, stack),
  'KafkaConsumer of a cluster of your own': (stack, props) => defineKafkaConsumer({
    ...props, topic: KafkaTopic.selfManaged(kafkaCluster(), 'orders', KafkaAuthentication.scram512(secret(stack))),
  }, stack),
  'BrokerConsumer of ActiveMQ': (stack, props) => defineBrokerConsumer({
    ...props, queue: BrokerQueue.activeMq(MessageBroker.fromBrokerArn(stack, 'Broker', BROKER_ARN), 'orders', secret(stack)),
  }, stack),
  'BrokerConsumer of RabbitMQ': (stack, props) => defineBrokerConsumer({
    ...props, queue: BrokerQueue.rabbitMq(MessageBroker.fromBrokerArn(stack, 'Broker', BROKER_ARN), 'orders', secret(stack), { virtualHost: 'shop' }),
  }, stack),
  DocumentChangeProcessor: (stack, props) => defineDocumentChangeProcessor({
    ...props, cluster: DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Cluster', { clusterIdentifier: 'shop' }), secret: secret(stack),
  }, stack),
};

/** What the patterns have in common is tested with each of them. */
export const NAMES = Object.keys(PATTERNS);

/** One of the patterns in a stack. */
export function defineBrokerPattern(name: string, stack: Stack, props: Partial<CommonProps> = {}): Construct {
  return PATTERNS[name](stack, { function: fromCode(), ...props });
}
