import { Duration, Lazy, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ShardProcessing, StreamFailure } from '../../lib';
import { rights } from '../function/rights';
import { logicalIdOf, onlyPropertiesOf, resourcesOf } from '../synthesized';
import { connect, KINDS, MAPPING, mappingOf, newStack, pollingRights, production } from './stream-kinds';

describe.each(Object.keys(KINDS))('the mapping of a %s', (kind) => {
  test('is bounded, isolates what fails, and keeps it, where nothing is said', () => {
    const stack = connect(kind);
    const [queueId] = Object.keys(Template.fromStack(stack).findResources('AWS::SQS::Queue'));
    expect(onlyPropertiesOf(stack, MAPPING)).toEqual({
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queueId, 'Arn'] } } },
      EventSourceArn: expect.anything(),
      FunctionName: expect.anything(),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 43_200,
      MaximumRetryAttempts: 10,
      MetricsConfig: { Metrics: ['EventCount'] },
      StartingPosition: 'TRIM_HORIZON',
    });
  });

  test('takes every option', () => {
    expect(mappingOf(kind, {
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(5),
      processing: ShardProcessing.parallel(4),
      retryAttempts: 3,
      maxRecordAge: Duration.hours(6),
      bisectBatchOnError: false,
      reportBatchItemFailures: true,
      onFailure: StreamFailure.none('a cache can miss records'),
      enabled: false,
      tags: { team: 'orders', cost: '7' },
    })).toEqual({
      BatchSize: 500,
      BisectBatchOnFunctionError: false,
      Enabled: false,
      EventSourceArn: expect.anything(),
      FunctionName: expect.anything(),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumBatchingWindowInSeconds: 5,
      MaximumRecordAgeInSeconds: 21_600,
      MaximumRetryAttempts: 3,
      MetricsConfig: { Metrics: ['EventCount'] },
      ParallelizationFactor: 4,
      StartingPosition: 'TRIM_HORIZON',
      Tags: [{ Key: 'cost', Value: '7' }, { Key: 'team', Value: 'orders' }],
    });
  });

  test('retries whole batches where the code reports no failures', () => {
    expect(mappingOf(kind, { reportBatchItemFailures: false })).not.toHaveProperty('FunctionResponseTypes');
  });

  test('takes values that are known at deploy time only', () => {
    const late = (): number => Lazy.number({ produce: () => 99_999 });
    expect(mappingOf(kind, {
      batchSize: late(),
      maxBatchingWindow: Duration.seconds(late()),
      processing: ShardProcessing.parallel(late()),
      retryAttempts: late(),
      maxRecordAge: Duration.seconds(late()),
    })).toMatchObject({
      BatchSize: 99_999,
      MaximumBatchingWindowInSeconds: 99_999,
      ParallelizationFactor: 99_999,
      MaximumRetryAttempts: 99_999,
      MaximumRecordAgeInSeconds: 99_999,
    });
  });

  test('waits for the rights to read and to report failures', () => {
    const resources = resourcesOf(connect(kind));
    const [[policyId]] = Object.entries(resources).filter(([, { Type: type, Properties }]) => type.startsWith('AWS::IAM') && JSON.stringify(Properties).includes(':GetRecords'));
    const [mapping] = Object.values(resources).filter(({ Type: type }) => type === MAPPING);
    expect(mapping.DependsOn).toContain(policyId);
    expect(JSON.stringify(resources[policyId])).toContain('sqs:SendMessage');
  });

  test('names the live alias of a production function', () => {
    expect(JSON.stringify(mappingOf(kind).FunctionName)).toContain(':live');
  });
});

describe.each(Object.keys(KINDS))('the failure queue of a %s', (kind) => {
  test('is encrypted, takes TLS only, keeps for 14 days and stays when it leaves the stack', () => {
    const stack = connect(kind);
    expect(onlyPropertiesOf(stack, 'AWS::SQS::Queue')).toEqual({ MessageRetentionPeriod: 1_209_600, RedriveAllowPolicy: { redrivePermission: 'denyAll' }, SqsManagedSseEnabled: true });
    expect(onlyPropertiesOf(stack, 'AWS::SQS::QueuePolicy').PolicyDocument).toMatchObject({
      Statement: [{ Effect: 'Deny', Action: 'sqs:*', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    });
    const [queue] = Object.values(Template.fromStack(stack).findResources('AWS::SQS::Queue'));
    expect([queue.DeletionPolicy, queue.UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
  });

  test('takes a key and a removal policy', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    production(stack).addEventSource(KINDS[kind](stack, { encryptionKey: key, removalPolicy: RemovalPolicy.DESTROY }));
    const [queue] = Object.values(Template.fromStack(stack).findResources('AWS::SQS::Queue'));
    expect(queue.Properties.KmsMasterKeyId).toEqual({ 'Fn::GetAtt': [logicalIdOf(key), 'Arn'] });
    expect(queue.DeletionPolicy).toBe('Delete');
    expect(pollingRights(stack)).toEqual(expect.arrayContaining(rights(stack, { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: key.keyArn })));
  });
});

describe.each(Object.keys(KINDS))('two functions on one %s', (kind) => {
  test('have a mapping and a failure queue each, with one source object', () => {
    const stack = newStack();
    const source = KINDS[kind](stack);
    production(stack, 'One').addEventSource(source);
    production(stack, 'Two').addEventSource(source);
    const template = Template.fromStack(stack);
    template.resourceCountIs(MAPPING, 2);
    template.resourceCountIs('AWS::SQS::Queue', 2);
  });
});

describe.each(Object.keys(KINDS))('one function on two of %s', (kind) => {
  test('has a mapping and a failure queue for each', () => {
    const stack = newStack();
    const fn = production(stack);
    fn.addEventSource(KINDS[kind](stack, {}, 'One'));
    fn.addEventSource(KINDS[kind](stack, {}, 'Two'));
    const template = Template.fromStack(stack);
    template.resourceCountIs(MAPPING, 2);
    template.resourceCountIs('AWS::SQS::Queue', 2);
  });
});
