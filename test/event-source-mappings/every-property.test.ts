import { Duration, Stack } from 'aws-cdk-lib';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IEventSource } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  BrokerFilter, FilterValue, FullDocument, KafkaFilter, KafkaNetwork, KafkaPolling, KafkaSchemaRegistry, MskAuthentication, MskCluster,
  QueueFilter, QueueSource, QueueThroughput, SchemaRegistryAuthentication, ShardProcessing, StreamFilter, StreamPosition, TableFilter,
} from '../../lib';
import * as library from '../../lib';
import type { KafkaCluster, KafkaSourceOptions, QueueSourceOptions, StreamSourceOptions } from '../../lib';
import { testApp } from '../setup/app';
import { onlyPropertiesOf } from '../synthesized';
import { cluster, documentSource, openVpc, rabbitMqSource } from './broker-kinds';
import { kafkaCluster, mskCluster, mskSource, SECRET_ARN, selfManagedSource } from './kafka-kinds';
import { mappingProperties } from './mapping-properties';
import { kinesisSource, MAPPING, production, table, tableSource } from './stream-kinds';

/** A source: with all its options, in as many variants as exclude each other, and what it has no use for. */
interface Coverage {
  readonly variants: ((stack: Stack) => IEventSource)[];
  /** Properties, with all below them, and why they cannot be set. */
  readonly declined: { readonly [property: string]: string };
}

const KAFKA_ONLY = 'only Kafka has consumer groups, bootstrap servers and topics';
const NOT_KAFKA = {
  amazonManagedKafkaEventSourceConfig: KAFKA_ONLY,
  selfManagedEventSource: KAFKA_ONLY,
  selfManagedKafkaEventSourceConfig: KAFKA_ONLY,
  topics: KAFKA_ONLY,
  loggingConfig: 'only the provisioned pollers of Kafka write logs',
};
const NOT_MQ = { queues: 'only brokers of Amazon MQ name their queue beside their ARN' };
const NOT_DOCUMENT_DB = { documentDbEventSourceConfig: 'only DocumentDB has databases and collections' };
const NOT_SQS = { scalingConfig: 'only queues of SQS are limited by a number of invocations' };
const NOT_SHARDS = {
  parallelizationFactor: 'only the streams of Kinesis and DynamoDB have shards', tumblingWindowInSeconds: 'only the streams of Kinesis and DynamoDB have shards',
};
const NO_SECRETS = { sourceAccessConfigurations: 'IAM is the only way to sign in' };
const NO_POLLERS = { provisionedPollerConfig: 'the service has provisioned pollers for SQS and Kafka only' };
const NO_POSITION = {
  startingPosition: 'a queue is read from its head', startingPositionTimestamp: 'a queue is read from its head',
};
const NO_FAILURE_PATH = Object.fromEntries(
  ['bisectBatchOnFunctionError', 'destinationConfig', 'maximumRecordAgeInSeconds', 'maximumRetryAttempts'].map((property) => [
    property, 'the source tries again by its own rules, and keeps what failed itself or not at all',
  ]),
);
const PLAIN_POLLERS = {
  functionResponseTypes: 'the service tries whole batches of this source again', metricsConfig: 'the service counts no events of this source',
};

const common = { batchSize: 100, maxBatchingWindow: Duration.seconds(5), enabled: true, tags: { team: 'orders' } };
const filtered = (stack: Stack): typeof common & { readonly filterEncryptionKey: Key } => ({ ...common, filterEncryptionKey: new Key(stack, 'Key') });
const kind = { kind: FilterValue.exists() };
const at = StreamPosition.at(new Date('2026-01-31T12:00:00Z'));

const queueSource = (stack: Stack, options: QueueSourceOptions): QueueSource => new QueueSource(
  Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:111122223333:work'), { ...filtered(stack), filters: [QueueFilter.body(kind)], ...options },
);
const shards = (stack: Stack, processing: ShardProcessing): StreamSourceOptions => ({
  ...filtered(stack), processing, maxRecordAge: Duration.hours(6),
});
const kafka = (stack: Stack): KafkaSourceOptions => ({
  ...filtered(stack),
  startingPosition: at,
  consumerGroupId: 'orders-worker',
  filters: [KafkaFilter.value(kind)],
  polling: KafkaPolling.provisioned({
    maximumPollers: 8,
    pollerGroupName: 'orders',
    maxRecordAge: Duration.days(2),
    schemaRegistry: KafkaSchemaRegistry.confluent('https://registry.example.com', {
      authentication: SchemaRegistryAuthentication.basic(new Secret(stack, 'Registry')),
    }),
  }),
});
const inVpc = (stack: Stack): KafkaCluster => kafkaCluster({
  network: KafkaNetwork.vpc(openVpc(stack), { securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0a1b2c3d')] }),
});

const SOURCES: { readonly [source: string]: Coverage } = {
  QueueSource: {
    variants: [
      (stack) => queueSource(stack, { throughput: QueueThroughput.maxConcurrency(10) }),
      (stack) => queueSource(stack, { throughput: QueueThroughput.provisioned({ minimumPollers: 2, maximumPollers: 10 }) }),
    ],
    declined: {
      ...NOT_KAFKA, ...NOT_MQ, ...NOT_DOCUMENT_DB, ...NOT_SHARDS, ...NO_SECRETS, ...NO_POSITION, ...NO_FAILURE_PATH,
      'provisionedPollerConfig.pollerGroupName': 'only the pollers of Kafka are shared by a group of mappings',
    },
  },
  KinesisSource: {
    variants: [ShardProcessing.parallel(4), ShardProcessing.tumblingWindow(Duration.minutes(1))].map((processing) => (stack: Stack) =>
      kinesisSource(new Stream(stack, 'Stream'), { ...shards(stack, processing), filters: [StreamFilter.data(kind)], startingPosition: at })),
    declined: { ...NOT_KAFKA, ...NOT_MQ, ...NOT_DOCUMENT_DB, ...NOT_SQS, ...NO_SECRETS, ...NO_POLLERS },
  },
  TableStreamSource: {
    variants: [ShardProcessing.parallel(4), ShardProcessing.tumblingWindow(Duration.minutes(1))].map((processing) => (stack: Stack) =>
      tableSource(table(stack), { ...shards(stack, processing), filters: [TableFilter.inserted()] })),
    declined: {
      ...NOT_KAFKA, ...NOT_MQ, ...NOT_DOCUMENT_DB, ...NOT_SQS, ...NO_SECRETS, ...NO_POLLERS,
      startingPositionTimestamp: 'the stream of a table is read from its oldest or its newest record',
    },
  },
  MskSource: {
    variants: [(stack) => mskSource(MskCluster.provisioned(mskCluster(stack, { clientAuthentication: { sasl: { scram: { enabled: true } } } })), {
      ...kafka(stack), authentication: MskAuthentication.scram(Secret.fromSecretCompleteArn(stack, 'Reader', SECRET_ARN)),
    })],
    declined: {
      ...NOT_MQ, ...NOT_DOCUMENT_DB, ...NOT_SQS, ...NOT_SHARDS,
      selfManagedEventSource: 'the ARN of the cluster says where its brokers are', selfManagedKafkaEventSourceConfig: 'of a cluster that AWS manages it has another name',
    },
  },
  SelfManagedKafkaSource: {
    variants: [(stack) => selfManagedSource(stack, kafka(stack), inVpc(stack))],
    declined: {
      ...NOT_MQ, ...NOT_DOCUMENT_DB, ...NOT_SQS, ...NOT_SHARDS,
      eventSourceArn: 'the cluster has no ARN', amazonManagedKafkaEventSourceConfig: 'of a cluster of yours it has another name',
      'selfManagedKafkaEventSourceConfig.consumptionMode': 'rolled out in part: the service refuses the mode of a queue even where it is documented',
    },
  },
  BrokerSource: {
    variants: [(stack) => rabbitMqSource(stack, { ...filtered(stack), filters: [BrokerFilter.data(kind)], virtualHost: '/shop' })],
    declined: { ...NOT_KAFKA, ...NOT_DOCUMENT_DB, ...NOT_SQS, ...NOT_SHARDS, ...NO_POLLERS, ...NO_POSITION, ...NO_FAILURE_PATH, ...PLAIN_POLLERS },
  },
  DocumentDbSource: {
    variants: [(stack) => documentSource(cluster(stack), {
      ...common, startingPosition: at, collection: 'orders', fullDocument: FullDocument.UPDATE_LOOKUP,
    })],
    declined: {
      ...NOT_KAFKA, ...NOT_MQ, ...NOT_SQS, ...NOT_SHARDS, ...NO_POLLERS, ...NO_FAILURE_PATH, ...PLAIN_POLLERS,
      filterCriteria: 'the service filters no changes of DocumentDB', kmsKeyArn: 'it encrypts filters, which there are none of',
    },
  },
};

/** What the mappings of a source set, by path; upper and lower case are told apart by the template alone. */
function producedBy({ variants }: Coverage): Set<string> {
  return new Set(variants.flatMap((variant) => {
    const stack = new Stack(testApp(), 'Stack');
    production(stack).addEventSource(variant(stack));
    return pathsIn(onlyPropertiesOf(stack, MAPPING));
  }));
}

function pathsIn(value: unknown, path: string[] = []): string[] {
  const children: [string, unknown][] = Array.isArray(value) ? value.map((member: unknown) => ['', member])
    : typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path.join('.').toLowerCase(), ...children.flatMap(([name, child]) => pathsIn(child, name === '' ? path : [...path, name]))];
}

const covers = (declined: string, property: string): boolean => property === declined || property.startsWith(`${declined}.`);
const PROPERTIES = mappingProperties();

describe('the table', () => {
  test('has every source of the library', () => {
    const classes = Object.entries(library as { readonly [name: string]: { readonly prototype?: object } });
    const sources = classes.filter(([name, { prototype }]) => name.endsWith('Source') && prototype !== undefined && 'bind' in prototype).map(([name]) => name);
    expect(Object.keys(SOURCES).sort()).toEqual(sources.sort());
  });
});

describe('the properties of a mapping', () => {
  test('are read from the installed CDK, nested ones too', () => {
    expect(PROPERTIES).toEqual(expect.arrayContaining(['batchSize', 'tags', 'destinationConfig.onFailure.destination', 'filterCriteria.filters.pattern']));
  });

  test('would be missed if nobody had decided on one', () => {
    expect(undecided('QueueSource', [...PROPERTIES, 'newProperty', 'scalingConfig.newMember'])).toEqual(['newProperty', 'scalingConfig.newMember']);
  });
});

describe.each(Object.keys(SOURCES))('%s', (source) => {
  const { declined } = SOURCES[source];

  test('sets every property of the installed CDK, or declines it', () => {
    expect(undecided(source, PROPERTIES)).toEqual([]);
  });

  test('declines only what there is, and what it does not set', () => {
    const produced = producedBy(SOURCES[source]);
    const unknown = Object.keys(declined).filter((property) => !PROPERTIES.some((existing) => covers(property, existing)));
    const contradicted = Object.keys(declined).filter((property) => produced.has(property.toLowerCase()));
    expect([unknown, contradicted]).toEqual([[], []]);
  });

  test('has a reason in words for what it declines', () => {
    expect(Object.values(declined).filter((reason) => reason.split(' ').length < 5)).toEqual([]);
  });
});

/** The properties that a source neither sets nor declines. */
function undecided(source: string, properties: string[]): string[] {
  const produced = producedBy(SOURCES[source]);
  const declined = Object.keys(SOURCES[source].declined);
  return properties.filter((property) => !produced.has(property.toLowerCase()) && !declined.some((declaration) => covers(declaration, property)));
}
