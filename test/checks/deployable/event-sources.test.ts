import { Duration, SecretValue } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { apps, expectDeployable, fn } from './deployable';

const { TRIM_HORIZON, LATEST, AT_TIMESTAMP } = lambda.StartingPosition;

function table(stack: ConstructorParameters<typeof dynamodb.Table>[0], stream = dynamodb.StreamViewType.NEW_AND_OLD_IMAGES): dynamodb.Table {
  return new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, stream });
}

describe('queues', () => {
  test.each(apps({
    'a queue': (stack) => fn(stack).addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'Queue'))),
    'a queue with all options': (stack) => fn(stack, 'Function', { timeout: Duration.seconds(30) }).addEventSource(new sources.SqsEventSource(
      new sqs.Queue(stack, 'Queue', { visibilityTimeout: Duration.seconds(30) }),
      { batchSize: 5_000, maxBatchingWindow: Duration.minutes(5), maxConcurrency: 2, reportBatchItemFailures: true, enabled: false },
    )),
    'a FIFO queue': (stack) => fn(stack).addEventSource(new sources.SqsEventSource(
      new sqs.Queue(stack, 'Queue', { fifo: true, deadLetterQueue: { queue: new sqs.Queue(stack, 'Dead', { fifo: true }), maxReceiveCount: 3 } }), { batchSize: 10 },
    )),
    'an encrypted queue with filters': (stack) => fn(stack).addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS }), {
      filters: [lambda.FilterCriteria.filter({ body: { id: lambda.FilterRule.exists(), price: lambda.FilterRule.between(1, 5) } })],
      filterEncryption: new kms.Key(stack, 'Key'),
    })),
    'a queue with provisioned pollers': (stack) => fn(stack).addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'Queue'), {
      provisionedPollerConfig: { minimumPollers: 2, maximumPollers: 10 },
    })),
    'a queue read by an alias': (stack) => fn(stack).addAlias('live').addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'Queue'))),
    'a queue read by a version': (stack) => fn(stack).currentVersion.addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'Queue'))),
    'an imported queue': (stack) => fn(stack).addEventSource(new sources.SqsEventSource(
      sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:us-east-1:111122223333:orders'),
    )),
    'a queue read by an imported function': (stack) => lambda.Function.fromFunctionAttributes(stack, 'Function', {
      functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:orders', sameEnvironment: true,
    }).addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'Queue'))),
    'several queues': (stack) => ['First', 'Second', 'Third'].forEach((id) => fn(stack, `${id}Function`).addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, id)))),
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});

describe('streams', () => {
  test.each(apps({
    'a stream of Kinesis': (stack) => fn(stack).addEventSource(
      new sources.KinesisEventSource(new kinesis.Stream(stack, 'Stream'), { startingPosition: TRIM_HORIZON }),
    ),
    'a stream with all options': (stack) => fn(stack).addEventSource(new sources.KinesisEventSource(new kinesis.Stream(stack, 'Stream', { encryption: kinesis.StreamEncryption.KMS }), {
      startingPosition: AT_TIMESTAMP, startingPositionTimestamp: 1_640_995_200, batchSize: 10_000, maxBatchingWindow: Duration.minutes(5),
      bisectBatchOnError: true, maxRecordAge: Duration.days(7), retryAttempts: 10_000, parallelizationFactor: 10,
      tumblingWindow: Duration.minutes(15), reportBatchItemFailures: true,
      onFailure: new sources.SqsDlq(new sqs.Queue(stack, 'Failures')), metricsConfig: { metrics: [lambda.MetricType.EVENT_COUNT] },
      filters: [lambda.FilterCriteria.filter({ data: { kind: lambda.FilterRule.isEqual('order') } })],
    })),
    'a consumer of a stream': (stack) => fn(stack).addEventSource(new sources.KinesisConsumerEventSource(
      new kinesis.StreamConsumer(stack, 'Consumer', { stream: new kinesis.Stream(stack, 'Stream'), streamConsumerName: 'orders' }), { startingPosition: LATEST },
    )),
    'the stream of a table': (stack) => fn(stack).addEventSource(new sources.DynamoEventSource(table(stack), {
      startingPosition: TRIM_HORIZON, bisectBatchOnError: true, retryAttempts: 0, onFailure: new sources.SnsDlq(new sns.Topic(stack, 'Topic')),
      filters: [lambda.FilterCriteria.filter({ eventName: lambda.FilterRule.isEqual('INSERT'), dynamodb: { NewImage: { id: { S: lambda.FilterRule.beginsWith('a') } } } })],
    })),
    'the stream of a newer table': (stack) => fn(stack).addEventSource(new sources.DynamoEventSource(new dynamodb.TableV2(stack, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, dynamoStream: dynamodb.StreamViewType.KEYS_ONLY,
    }), { startingPosition: LATEST })),
    'failures to a bucket': (stack) => fn(stack).addEventSource(new sources.DynamoEventSource(table(stack), {
      startingPosition: TRIM_HORIZON, onFailure: new sources.S3OnFailureDestination(new s3.Bucket(stack, 'Bucket')),
    })),
    'a stream read by an alias': (stack) => fn(stack).addAlias('live').addEventSource(new sources.KinesisEventSource(new kinesis.Stream(stack, 'Stream'), { startingPosition: TRIM_HORIZON })),
    'an imported stream and table': (stack) => {
      fn(stack).addEventSource(new sources.KinesisEventSource(kinesis.Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:us-east-1:111122223333:stream/orders'), { startingPosition: LATEST }));
      const imported = dynamodb.Table.fromTableAttributes(stack, 'Table', { tableArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/orders', tableStreamArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/2024' });
      fn(stack, 'Other').addEventSource(new sources.DynamoEventSource(imported, { startingPosition: LATEST }));
    },
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});

describe('brokers and clusters', () => {
  const clusterArn = 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/6cc0432b-8618-4f44-bccc-e1fbd8fb7c4d-2';
  const secretOf = (stack: ConstructorParameters<typeof secretsmanager.Secret>[0]): secretsmanager.Secret => new secretsmanager.Secret(stack, 'Secret', { secretName: 'AmazonMSK_orders' });

  test.each(apps({
    'a managed Kafka topic': (stack) => fn(stack).addEventSource(new sources.ManagedKafkaEventSource({ clusterArn, topic: 'orders', startingPosition: TRIM_HORIZON, consumerGroupId: 'orders' })),
    'a managed Kafka topic with provisioned pollers': (stack) => fn(stack).addEventSource(new sources.ManagedKafkaEventSource({
      clusterArn, topic: 'orders', startingPosition: AT_TIMESTAMP, startingPositionTimestamp: 1_640_995_200, secret: secretOf(stack), batchSize: 100,
      maxBatchingWindow: Duration.minutes(5), provisionedPollerConfig: { minimumPollers: 1, maximumPollers: 3 }, onFailure: new sources.S3OnFailureDestination(new s3.Bucket(stack, 'Bucket')),
    })),
    'a Kafka cluster of one\'s own': (stack) => fn(stack).addEventSource(new sources.SelfManagedKafkaEventSource({
      bootstrapServers: ['kafka.example.com:9092'], topic: 'orders', secret: secretOf(stack), startingPosition: TRIM_HORIZON,
    })),
    'a Kafka cluster of one\'s own in a VPC': (stack) => {
      const vpc = new ec2.Vpc(stack, 'Vpc');
      fn(stack).addEventSource(new sources.SelfManagedKafkaEventSource({
        bootstrapServers: ['kafka.internal:9092'], topic: 'orders', startingPosition: LATEST, vpc, vpcSubnets: { subnets: vpc.privateSubnets },
        securityGroup: new ec2.SecurityGroup(stack, 'Group', { vpc }), authenticationMethod: sources.AuthenticationMethod.SASL_SCRAM_256_AUTH, secret: secretOf(stack),
      }));
    },
    'an MQ broker and a document database': (stack) => {
      const uri = new secretsmanager.Secret(stack, 'Secret', { secretObjectValue: { username: SecretValue.unsafePlainText('me') } }).secretArn;
      const sourceAccessConfigurations = [{ type: 'BASIC_AUTH', uri }];
      new lambda.CfnEventSourceMapping(stack, 'Broker', {
        functionName: fn(stack).functionArn, eventSourceArn: 'arn:aws:mq:us-east-1:111122223333:broker:orders:b-1', sourceAccessConfigurations, batchSize: 10, queues: ['orders'],
      });
      new lambda.CfnEventSourceMapping(stack, 'Documents', {
        functionName: fn(stack, 'Other', { memorySize: 256 }).functionName, eventSourceArn: 'arn:aws:rds:us-east-1:111122223333:cluster:orders', startingPosition: 'LATEST',
        sourceAccessConfigurations, documentDbEventSourceConfig: { databaseName: 'orders' },
      });
    },
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});
