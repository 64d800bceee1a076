import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { WorkQueue } from '../../lib';
import { NAMES as BROKER_PATTERNS } from '../patterns/broker-patterns';
import { NAMES as STREAM_PATTERNS } from '../patterns/stream-processing/stream-patterns';
import { testApp } from '../setup/app';
import { ALL, findingsOf, GENERAL, openFindingsOf } from './examiners';
import type { Finding } from './examiners';
import {
  defaultBrokerPattern, defaultFunction, defaultRedrives, defaultStreamPattern, defaultWorker,
  regulatedBrokerPattern, regulatedFunction, regulatedRedrives, regulatedStreamPattern, regulatedWorker,
} from './reference-stacks';

const fifo = (): WorkQueue => WorkQueue.fifo({ contentBasedDeduplication: true });

describe('AwsSolutions and Serverless', () => {
  test('find nothing unacknowledged in a default worker', () => {
    expect(openFindingsOf(Stack.of(defaultWorker(testApp())), GENERAL)).toEqual([]);
  });

  test('find nothing unacknowledged in a FIFO worker', () => {
    expect(openFindingsOf(Stack.of(defaultWorker(testApp(), { queue: fifo() })), GENERAL)).toEqual([]);
  });

  test('find nothing unacknowledged in a default function', () => {
    expect(openFindingsOf(defaultFunction(testApp()).stack, GENERAL)).toEqual([]);
  });

  test.each(STREAM_PATTERNS)('find nothing unacknowledged in a default %s', (name) => {
    expect(openFindingsOf(defaultStreamPattern(testApp(), name), GENERAL)).toEqual([]);
  });

  test.each(BROKER_PATTERNS)('find nothing unacknowledged in a default %s', (name) => {
    expect(openFindingsOf(defaultBrokerPattern(testApp(), name), GENERAL)).toEqual([]);
  });

  test('find nothing unacknowledged in default redrives', () => {
    expect(openFindingsOf(defaultRedrives(testApp()), GENERAL)).toEqual([]);
  });
});

describe('all six packs', () => {
  test('find nothing unacknowledged in a regulated worker', () => {
    expect(openFindingsOf(Stack.of(regulatedWorker(testApp())), ALL)).toEqual([]);
  });

  test('find nothing unacknowledged in a regulated FIFO worker', () => {
    expect(openFindingsOf(Stack.of(regulatedWorker(testApp(), { queue: fifo() })), ALL)).toEqual([]);
  });

  test('find nothing unacknowledged in a regulated function', () => {
    expect(openFindingsOf(regulatedFunction(testApp()).stack, ALL)).toEqual([]);
  });

  test.each(STREAM_PATTERNS)('find nothing unacknowledged in a regulated %s', (name) => {
    expect(openFindingsOf(regulatedStreamPattern(testApp(), name), ALL)).toEqual([]);
  });

  test.each(BROKER_PATTERNS)('find nothing unacknowledged in a regulated %s', (name) => {
    expect(openFindingsOf(regulatedBrokerPattern(testApp(), name), ALL)).toEqual([]);
  });

  test('find nothing unacknowledged in regulated redrives', () => {
    expect(openFindingsOf(regulatedRedrives(testApp()), ALL)).toEqual([]);
  });
});

describe('the acknowledged findings', () => {
  const rulesOf = (findings: Finding[]): string[] => findings.map(({ rule, constructPath }) => `${rule} ${constructPath}`);
  const ofWorker = [
    'AwsSolutions-IAM5[Resource::*] Worker/Worker/Function/Role/Platform/Resource',
    'Serverless-SQSRedrivePolicy Worker/Worker/DeadLetterQueue/Resource',
    'Serverless-LambdaEventSourceMappingDestination Worker/Worker/Function/QueueSource:Worker--Queue/Resource',
  ];

  test('of a default worker are three', () => {
    expect(rulesOf(findingsOf(Stack.of(defaultWorker(testApp())), GENERAL))).toEqual(ofWorker);
  });

  test('of a regulated worker are the same three in all packs together', () => {
    expect(rulesOf(findingsOf(Stack.of(regulatedWorker(testApp())), ALL))).toEqual(ofWorker);
  });

  test('of a regulated function concern its failure path and its platform policy', () => {
    expect(rulesOf(findingsOf(regulatedFunction(testApp()).stack, ALL)).sort()).toEqual([
      'AwsSolutions-IAM5[Resource::*] Function/Function/Role/Platform/Resource',
      'AwsSolutions-SQS3 Function/Function/FailureQueue/Resource',
      'HIPAA.Security-LambdaDLQ Function/Function/Function/Resource',
      'NIST.800.53.R5-LambdaDLQ Function/Function/Function/Resource',
      'Serverless-LambdaDLQ Function/Function/Function/Resource',
      'Serverless-SQSRedrivePolicy Function/Function/FailureQueue/Resource',
    ]);
  });

  test('of a regulated stream processor concern the end of the failure path, the key of the stream and the platform policy', () => {
    expect(rulesOf(findingsOf(regulatedStreamPattern(testApp(), 'StreamProcessor'), ALL)).sort()).toEqual([
      'AwsSolutions-IAM5[Resource::*] Streams/Processor/Function/Role/Platform/Resource',
      'AwsSolutions-KDS3 Streams/Processor/Stream/Resource',
      'Serverless-SQSRedrivePolicy Streams/Processor/FailureQueue/Resource',
    ]);
  });

  test('of a regulated Kafka consumer concern the end of the failure path, the platform policy and that of the pollers', () => {
    expect(rulesOf(findingsOf(regulatedBrokerPattern(testApp(), 'KafkaConsumer of MSK'), ALL)).sort()).toEqual([
      'AwsSolutions-IAM5[Resource::*] Brokers/Consumer/Function/Role/Platform/Resource',
      'AwsSolutions-IAM5[Resource::*] Brokers/Consumer/Function/Role/PollerPolicy/Resource',
      'Serverless-SQSRedrivePolicy Brokers/Consumer/FailureQueue/Resource',
    ]);
  });

  test('of a regulated broker consumer concern its failure path, the platform policy and that of the pollers', () => {
    expect(rulesOf(findingsOf(regulatedBrokerPattern(testApp(), 'BrokerConsumer of RabbitMQ'), ALL)).sort()).toEqual([
      'AwsSolutions-IAM5[Resource::*] Brokers/Consumer/Function/Role/Platform/Resource',
      'AwsSolutions-IAM5[Resource::*] Brokers/Consumer/Function/Role/PollerPolicy/Resource',
      'HIPAA.Security-LambdaDLQ Brokers/Consumer/Function/Function/Resource',
      'NIST.800.53.R5-LambdaDLQ Brokers/Consumer/Function/Function/Resource',
      'Serverless-LambdaDLQ Brokers/Consumer/Function/Function/Resource',
      'Serverless-LambdaEventSourceMappingDestination Brokers/Consumer/Function/BrokerSource:Broker:shop:orders/Resource',
    ]);
  });

  test('have a reason in words, each', () => {
    const findings = [
      Stack.of(regulatedWorker(testApp())), regulatedFunction(testApp()).stack, regulatedStreamPattern(testApp(), 'StreamProcessor'),
      ...BROKER_PATTERNS.map((name) => regulatedBrokerPattern(testApp(), name)),
    ].flatMap((scope) => findingsOf(scope, ALL));
    expect(findings.filter(({ reason = '' }) => reason.split(' ').length < 5)).toEqual([]);
  });
});

describe('a wildcard', () => {
  test('that the user grants to a function is found, beside the acknowledged ones of the platform', () => {
    const fn = defaultFunction(testApp());
    fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] }));
    expect(openFindingsOf(fn.stack, GENERAL)).toEqual(['AwsSolutions-IAM5[Resource::*] Function/Function/Role/Policy/Resource']);
  });

  test('that the user grants to the function of a worker is found', () => {
    const worker = defaultWorker(testApp());
    worker.function.addToRolePolicy(new PolicyStatement({ actions: ['s3:Get*'], resources: ['*'] }));
    expect(openFindingsOf(Stack.of(worker), GENERAL)).toEqual([
      'AwsSolutions-IAM5[Action::s3:Get*] Worker/Worker/Function/Role/Policy/Resource', 'AwsSolutions-IAM5[Resource::*] Worker/Worker/Function/Role/Policy/Resource',
    ]);
  });
});
