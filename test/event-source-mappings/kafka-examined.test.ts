import { Duration, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { FlowLogDestination, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMappingLogLevel } from 'aws-cdk-lib/aws-lambda';
import { CfnVpcConnection } from 'aws-cdk-lib/aws-msk';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import {
  FilterValue, KafkaAuthentication, KafkaFailure, KafkaFilter, KafkaNetwork, KafkaPolling, KafkaSchemaRegistry, MskAuthentication, MskCluster,
  SchemaRegistryAuthentication, StreamPosition,
} from '../../lib';
import { ALL, findingsOf, GENERAL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { CLUSTER_ARN, kafkaCluster, mskSource, SECRET_ARN, selfManagedSource } from './kafka-kinds';
import { plain, production } from './stream-kinds';

const secret = (stack: Stack, id = 'Reader'): ISecret => Secret.fromSecretCompleteArn(stack, id, SECRET_ARN);
const authentication = (stack: Stack): KafkaAuthentication => KafkaAuthentication.scram512(secret(stack));

/** The sources as they may be found in an application. */
const STACKS: [string, (stack: Stack) => unknown][] = [
  ['a default MSK source', (stack) => production(stack).addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN)))],
  ['a default MSK source of a plain function', (stack) => plain(stack).addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN)))],
  ['an MSK source of another account', (stack) => {
    const connection = new CfnVpcConnection(stack, 'Connection', { authentication: 'SASL_SCRAM', clientSubnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d'], targetClusterArn: CLUSTER_ARN, vpcId: 'vpc-0a1b2c3d' });
    const cluster = MskCluster.fromVpcConnectionArn(connection.attrArn, CLUSTER_ARN);
    production(stack).addEventSource(mskSource(cluster, { authentication: MskAuthentication.scram(secret(stack)) }));
  }],
  ['an MSK source with every option', (stack) => production(stack).addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN), {
    startingPosition: StreamPosition.at(new Date('2026-01-31T12:00:00Z')),
    consumerGroupId: 'orders-worker',
    polling: KafkaPolling.provisioned({
      minimumPollers: 2,
      maximumPollers: 4,
      pollerGroupName: 'sales',
      retryAttempts: 3,
      maxRecordAge: Duration.days(1),
      systemLogLevel: EventSourceMappingLogLevel.INFO,
      schemaRegistry: KafkaSchemaRegistry.glue('arn:aws:glue:eu-central-1:111122223333:registry/sales'),
    }),
    batchSize: 500,
    maxBatchingWindow: Duration.seconds(5),
    filters: [KafkaFilter.value({ kind: FilterValue.equalsText('order') })],
    filterEncryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
    onFailure: KafkaFailure.toKafkaTopic('orders-failed'),
    enabled: false,
    tags: { team: 'orders' },
  }))],
  ['a default source of brokers on the internet', (stack) => production(stack).addEventSource(selfManagedSource(stack, { authentication: authentication(stack) }))],
  ['a source of brokers in a VPC, on demand', (stack) => {
    const vpc = new Vpc(stack, 'Vpc', {
      maxAzs: 2,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [{ name: 'Public', subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false }, { name: 'Brokers', subnetType: SubnetType.PRIVATE_WITH_EGRESS }],
      flowLogs: { All: { destination: FlowLogDestination.toCloudWatchLogs() } },
    });
    const network = KafkaNetwork.vpc(vpc, { securityGroups: [new SecurityGroup(stack, 'Group', { vpc })] });
    production(stack).addEventSource(selfManagedSource(stack, { authentication: authentication(stack), polling: KafkaPolling.onDemand() }, kafkaCluster({ network, rootCertificate: secret(stack, 'Root') })));
  }],
  ['a source with a registry of Confluent', (stack) => production(stack).addEventSource(selfManagedSource(stack, {
    authentication: authentication(stack),
    polling: KafkaPolling.provisioned({ schemaRegistry: KafkaSchemaRegistry.confluent('https://registry.example.com', { authentication: SchemaRegistryAuthentication.basic(secret(stack, 'Registry')) }) }),
  }))],
];

function define(app: App, fill: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, 'Stack');
  fill(stack);
  return stack;
}

describe('AwsSolutions and Serverless', () => {
  test.each(STACKS)('find nothing unacknowledged in %s', (_, fill) => {
    const open = openFindingsOf(define(testApp(), fill), GENERAL);
    // A plain function has the role that the CDK gives it, and no tracing or dead-letter queue.
    expect(open.filter((finding) => !/ Stack\/(Function\/(ServiceRole\/)?Resource|Vpc\/)/.test(finding))).toEqual([]);
  });

  test('find what a mapping without failure destination lacks, which its reason acknowledges', () => {
    const stack = define(testApp(), (scope) => production(scope).addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN), { onFailure: KafkaFailure.none('a cache can miss records') })));
    expect(findingsOf(stack, GENERAL)).toContainEqual(expect.objectContaining({ rule: 'Serverless-LambdaEventSourceMappingDestination', reason: 'a cache can miss records' }));
  });
});

describe('all six packs', () => {
  test('find nothing unacknowledged in what a source defines, with a key', () => {
    const stack = define(testApp(), (scope) => production(scope).addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN), { encryptionKey: new Key(scope, 'Key', { enableKeyRotation: true }) })));
    expect(openFindingsOf(stack, ALL).filter((finding) => /MskSource|Poller|Role/.test(finding))).toEqual([]);
  });
});

describe('template validation, with errors on,', () => {
  withTemplateValidation();

  test.each(STACKS)('finds nothing in %s', (_, fill) => {
    const app = testApp();
    define(app, fill);
    expect(() => app.synth()).not.toThrow();
  });
});
