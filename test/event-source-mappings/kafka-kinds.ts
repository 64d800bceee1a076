import type { Stack } from 'aws-cdk-lib';
import type { IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnCluster } from 'aws-cdk-lib/aws-msk';
import type { CfnClusterProps } from 'aws-cdk-lib/aws-msk';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { KafkaAuthentication, KafkaCluster, KafkaNetwork, MskCluster, MskSource, SelfManagedKafkaSource, StreamPosition } from '../../lib';
import type { KafkaClusterProps, KafkaSourceOptions, MskSourceOptions, SelfManagedKafkaSourceOptions } from '../../lib';
import { onlyPropertiesOf } from '../synthesized';
import { MAPPING, newStack, production } from './stream-kinds';

export const CLUSTER_ARN = 'arn:aws:kafka:eu-central-1:111122223333:cluster/Sales/0cd92d4c-1111-2222-3333-44445555aaaa-4';
export const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:AmazonMSK_reader-AbCdEf';

export const startingPosition = StreamPosition.trimHorizon();

/** A cluster of Amazon MSK that signs in by IAM, unless the properties say otherwise. */
export function mskCluster(scope: Construct, props: Partial<CfnClusterProps> = {}, id = 'Cluster'): CfnCluster {
  return new CfnCluster(scope, id, {
    clusterName: 'sales',
    kafkaVersion: '3.6.0',
    numberOfBrokerNodes: 2,
    brokerNodeGroupInfo: { clientSubnets: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'], instanceType: 'kafka.m7g.large' },
    clientAuthentication: { sasl: { iam: { enabled: true } } },
    ...props,
  });
}

export function mskSource(cluster: MskCluster, options: Partial<MskSourceOptions> = {}, topic = 'orders'): MskSource {
  return new MskSource(cluster, topic, { startingPosition, ...options });
}

export function kafkaCluster(props: Partial<KafkaClusterProps> = {}, name = 'payments'): KafkaCluster {
  return new KafkaCluster(name, { bootstrapServers: ['one.example.com:9096', 'two.example.com:9096'], network: KafkaNetwork.internet(), ...props });
}

export function readerSecret(scope: Construct, id = 'Reader'): Secret {
  return new Secret(scope, id);
}

export function selfManagedSource(scope: Construct, options: Partial<SelfManagedKafkaSourceOptions> = {}, cluster = kafkaCluster(), topic = 'orders'): SelfManagedKafkaSource {
  const authentication = options.authentication ?? KafkaAuthentication.scram512(readerSecret(scope));
  return new SelfManagedKafkaSource(cluster, topic, { startingPosition, ...options, authentication });
}

/** What both kinds of Kafka have in common is tested with both. */
export const KINDS: { readonly [kind: string]: (scope: Construct, options?: Partial<KafkaSourceOptions>) => IEventSource } = {
  MskSource: (scope, options) => mskSource(MskCluster.provisioned(mskCluster(scope)), options),
  SelfManagedKafkaSource: (scope, options) => selfManagedSource(scope, options),
};

/** Options, and what they need in the stack. */
export type SomeOptions = Partial<KafkaSourceOptions> | ((stack: Stack) => Partial<KafkaSourceOptions>);

/** A stack with a function that reads a topic of the kind. */
export function connect(kind: string, options: SomeOptions = {}, define: (stack: Stack) => IFunction = production): Stack {
  const stack = newStack();
  const fn = define(stack);
  fn.addEventSource(KINDS[kind](stack, typeof options === 'function' ? options(stack) : options));
  return stack;
}

/** The mapping that such a function has. */
export function mappingOf(kind: string, options: SomeOptions = {}): { readonly [name: string]: unknown } {
  return onlyPropertiesOf(connect(kind, options), MAPPING);
}

/** Of an MSK mapping or of another, what names the group and the registry. */
export function groupOf(properties: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } {
  const config = properties.AmazonManagedKafkaEventSourceConfig ?? properties.SelfManagedKafkaEventSourceConfig;
  return config as { readonly [name: string]: unknown };
}
