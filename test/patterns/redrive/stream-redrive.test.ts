import { existsSync } from 'node:fs';
import { Duration, PropertyInjectors, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { InjectionContext } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { AlarmTuning, DataStream, FailedBatches, FunctionSource, StreamFailure, StreamPosition, StreamRedrive } from '../../../lib';
import type { StreamRedriveProps } from '../../../lib';
import { runtimeDirectory } from '../../../lib/private/runtime-package';
import { FUNCTION_ARN, plain, table } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { rights } from '../../function/rights';
import type { Right } from '../../function/rights';
import { testApp } from '../../setup/app';
import { logicalIdOf, resourceOf, resourcesOf, warningsOf } from '../../synthesized';
import { fromCode, newStack } from '../queue-worker/define-worker';
import { actionsOn, roleIn } from '../stream-processing/who-may';
import { defineStreamProcessor } from '../stream-processor/define-stream-processor';
import { defineTableStreamProcessor } from '../table-stream-processor/define-table-stream-processor';
import { defineStreamRedrive, defineTableRedrive } from './define-stream-redrive';

const QUEUE_ARN = 'arn:aws:sqs:eu-central-1:111122223333:failures';

function environmentOf({ function: fn }: StreamRedrive): { readonly [variable: string]: unknown } {
  return (resourceOf(fn).Properties.Environment as { readonly Variables: { readonly [variable: string]: unknown } }).Variables;
}

/** What the policy of the redrive says, one line for each action and resource. */
function rightsOfRedrive(redrive: StreamRedrive): string[] {
  const { Statement: statements } = resourceOf(redrive.node.findChild('Policy')).Properties.PolicyDocument as {
    readonly Statement: { readonly Action: string | string[]; readonly Resource: unknown; readonly Condition?: unknown }[];
  };
  const found = statements.map(({ Action, Resource, Condition }): Right => ({ actions: [Action].flat(), resource: Resource, condition: Condition }));
  return rights(Stack.of(redrive), ...found);
}

/** What every redrive may do. */
function common(redrive: StreamRedrive, failureQueue: IQueue | undefined): Right[] {
  return [
    { actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'], resource: failureQueue?.queueArn },
    { actions: ['lambda:InvokeFunction'], resource: environmentOf(redrive).CONSUMER },
    { actions: ['sqs:SendMessage'], resource: redrive.lostQueue.queueArn },
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: { 'Fn::GetAtt': [logicalIdOf(redrive.node.findChild('LogGroup')), 'Arn'] } },
  ];
}

describe('a redrive', () => {
  test('defines a function, a queue for what is lost, an alarm, and nothing else', () => {
    const resources = Object.entries(resourcesOf(Stack.of(defineStreamRedrive())));
    expect(resources.filter(([id]) => id.startsWith('Redrive')).map(([, { Type }]) => Type).sort()).toEqual([
      'AWS::CloudWatch::Alarm', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role', 'AWS::Lambda::EventInvokeConfig', 'AWS::Lambda::Function',
      'AWS::Logs::LogGroup', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy',
    ]);
  });

  test('is told what to replay', () => {
    const stack = newStack();
    const processor = defineStreamProcessor({}, stack);
    const redrive = defineStreamRedrive({ failures: FailedBatches.ofStreamProcessor(processor) }, stack);
    expect(environmentOf(redrive)).toEqual({
      FAILURE_QUEUE: stack.resolve(processor.failureQueue?.queueUrl), LOST_QUEUE: stack.resolve(redrive.lostQueue.queueUrl),
      STREAM: stack.resolve(processor.stream.streamArn), CONSUMER: stack.resolve(processor.function.functionArn),
      IDENTITY: stack.resolve(Role.isRole(redrive.function.role) ? redrive.function.role.roleArn : undefined), RESERVE: '90',
    });
  });

  test('runs the program that the library brings along, for as long as can be', () => {
    expect(existsSync(`${runtimeDirectory('redrive')}/index.mjs`)).toBe(true);
    expect(resourceOf(defineStreamRedrive().function).Properties).toMatchObject({ Handler: 'index.handler', Runtime: 'nodejs24.x', Timeout: 900, MemorySize: 512 });
  });

  test.each([
    ['its timeout', Duration.seconds(7), '37'],
    ['ten minutes, where its timeout is longer', Duration.minutes(15), '630'],
  ])('keeps time free for a run of the function that failed: %s', (_, timeout, reserve) => {
    expect(environmentOf(defineStreamRedrive({}, newStack(), { function: fromCode({ timeout }) })).RESERVE).toBe(reserve);
  });

  test('is started by nobody, and once where its answer is not awaited', () => {
    const stack = Stack.of(defineStreamRedrive());
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
    ['AWS::Events::Rule', 'AWS::Scheduler::Schedule', 'AWS::Lambda::Permission'].forEach((type) => Template.fromStack(stack).resourceCountIs(type, 0));
  });

  test('works twice in a stack', () => {
    const stack = newStack();
    defineStreamRedrive({}, stack);
    defineTableRedrive({}, stack);
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::Lambda::Function', { Handler: 'index.handler', Timeout: 900 }, 2);
  });
});

describe('what is lost', () => {
  test('is kept for 14 days, encrypted, by a queue that outlives the stack', () => {
    const { lostQueue } = defineStreamRedrive();
    expect(resourceOf(lostQueue)).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain', Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true },
    });
  });

  test('fires an alarm at once', () => {
    const redrive = defineStreamRedrive();
    const stack = Stack.of(redrive);
    expect(resourceOf(redrive.node.findChild('Alarms').node.findChild('BatchesLost')).Properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1, Period: 60, Statistic: 'Maximum', EvaluationPeriods: 1, TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'QueueName', Value: stack.resolve(redrive.lostQueue.queueName) as unknown }],
    });
    expect(resourceOf(redrive.node.findChild('Alarms').node.findChild('BatchesLost')).Properties).not.toHaveProperty('AlarmActions');
  });

  test('tells a topic, which admits CloudWatch to its key', () => {
    const stack = newStack();
    const masterKey = new Key(stack, 'TopicKey');
    const alarmTopic = new Topic(stack, 'Topic', { masterKey });
    const redrive = defineStreamRedrive({ alarmTopic }, stack);
    expect(resourceOf(redrive.node.findChild('Alarms').node.findChild('BatchesLost')).Properties).toMatchObject({ AlarmActions: [stack.resolve(alarmTopic.topicArn)] });
    expect(JSON.stringify(resourceOf(masterKey).Properties.KeyPolicy)).toContain('cloudwatch.amazonaws.com');
  });

  test('may fire at another number, or not at all', () => {
    const alarms = (batchesLost: AlarmTuning): StreamRedrive => defineStreamRedrive({ alarms: { batchesLost } });
    expect(resourceOf(alarms(AlarmTuning.when({ threshold: 3 })).node.findChild('Alarms').node.findChild('BatchesLost')).Properties).toMatchObject({ Threshold: 3 });
    expect(alarms(AlarmTuning.off('somebody looks every day')).node.findChild('Alarms').node.children).toEqual([]);
  });

  test('is a metric', () => {
    const { metrics, lostQueue } = defineStreamRedrive();
    const { metricName, statistic, dimensions } = metrics.batchesLost();
    expect({ metricName, statistic, dimensions }).toEqual({
      metricName: 'ApproximateNumberOfMessagesVisible', statistic: 'Maximum', dimensions: { QueueName: lostQueue.queueName },
    });
    expect(metrics.batchesLost({ label: 'lost' }).label).toBe('lost');
  });

  test('goes with the stack where asked for, with the logs', () => {
    const redrive = defineStreamRedrive({ removalPolicy: RemovalPolicy.DESTROY });
    expect(resourceOf(redrive.lostQueue)).toMatchObject({ DeletionPolicy: 'Delete' });
    expect(resourceOf(redrive.node.findChild('LogGroup'))).toMatchObject({ DeletionPolicy: 'Delete', Properties: { RetentionInDays: 90 } });
  });

  test('is encrypted with the customer key given, and so are the logs', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const redrive = defineStreamRedrive({ encryptionKey }, stack);
    expect(resourceOf(redrive.lostQueue).Properties).toMatchObject({ KmsMasterKeyId: stack.resolve(encryptionKey.keyArn) });
    expect(resourceOf(redrive.node.findChild('LogGroup')).Properties).toMatchObject({ KmsKeyId: stack.resolve(encryptionKey.keyArn) });
    expect(rightsOfRedrive(redrive)).toEqual(expect.arrayContaining(rights(stack, { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: encryptionKey.keyArn })));
  });
});

describe('rights', () => {
  const through = (service: string): object => ({ StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', [`${service}.`, { Ref: 'AWS::Region' }, '.amazonaws.com']] } } });

  test('are to take failures, read their records and call the function that failed', () => {
    const stack = newStack();
    const processor = defineStreamProcessor({}, stack);
    const redrive = defineStreamRedrive({ failures: FailedBatches.ofStreamProcessor(processor) }, stack);
    expect(rightsOfRedrive(redrive)).toEqual(rights(stack,
      ...common(redrive, processor.failureQueue),
      { actions: ['kinesis:GetRecords', 'kinesis:GetShardIterator'], resource: processor.stream.streamArn }));
  });

  test('are the same for the changes of a table', () => {
    const stack = newStack();
    const processor = defineTableStreamProcessor({}, stack);
    const redrive = new StreamRedrive(stack, 'Redrive', { failures: FailedBatches.ofTableStreamProcessor(processor) });
    expect(rightsOfRedrive(redrive)).toEqual(rights(stack,
      ...common(redrive, processor.failureQueue),
      { actions: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator'], resource: processor.table.tableStreamArn }));
    expect(environmentOf(redrive).STREAM).toEqual(stack.resolve(processor.table.tableStreamArn));
  });

  test('include the keys of the stream and of the failure queue, through their services only', () => {
    const stack = newStack();
    const [streamKey, queueKey] = [new Key(stack, 'StreamKey'), new Key(stack, 'QueueKey')];
    const stream = new Stream(stack, 'Stream', { encryption: StreamEncryption.KMS, encryptionKey: streamKey });
    const failureQueue = new Queue(stack, 'Failures', { encryptionMasterKey: queueKey });
    const redrive = defineStreamRedrive({ failures: FailedBatches.ofStream(stream, { function: plain(stack), failureQueue }) }, stack);
    expect(rightsOfRedrive(redrive)).toEqual(rights(stack,
      ...common(redrive, failureQueue),
      { actions: ['kinesis:GetRecords', 'kinesis:GetShardIterator'], resource: stream.streamArn },
      { actions: ['kms:Decrypt'], resource: streamKey.keyArn, condition: through('kinesis') },
      { actions: ['kms:Decrypt'], resource: queueKey.keyArn, condition: through('sqs') }));
  });

  test('include the key of the table', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    const imported = Table.fromTableAttributes(stack, 'Table', {
      tableArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders', encryptionKey: key,
      tableStreamArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000',
    });
    const redrive = defineStreamRedrive({ failures: FailedBatches.ofTable(imported, { function: plain(stack), failureQueue: new Queue(stack, 'Failures') }) }, stack);
    expect(rightsOfRedrive(redrive)).toEqual(expect.arrayContaining(rights(stack,
      { actions: ['kms:Decrypt', 'kms:DescribeKey'], resource: key.keyArn, condition: through('dynamodb') })));
  });
});

describe('start', () => {
  test('lets an operator start the redrive, and needs nothing else', () => {
    const redrive = defineStreamRedrive();
    const role = roleIn(Stack.of(redrive));
    redrive.grants.start(role);
    expect(actionsOn(redrive.function.functionArn, role)).toEqual(['lambda:InvokeFunction']);
    Template.fromStack(Stack.of(redrive)).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [Match.anyValue()] } });
  });

  test('lets an imported role start it', () => {
    const redrive = defineStreamRedrive();
    const role = Role.fromRoleArn(Stack.of(redrive), 'Imported', 'arn:aws:iam::111122223333:role/operator');
    redrive.grants.start(role);
    expect(actionsOn(redrive.function.functionArn, role)).toEqual(['lambda:InvokeFunction']);
  });
});

describe('what was brought along', () => {
  test('may all be imported', () => {
    const stack = newStack();
    const failures = FailedBatches.ofStream(Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:eu-central-1:111122223333:stream/clicks'), {
      function: LambdaFunction.fromFunctionArn(stack, 'Imported', `${FUNCTION_ARN}:live`), failureQueue: Queue.fromQueueArn(stack, 'Failures', QUEUE_ARN),
    });
    const redrive = defineStreamRedrive({ failures }, stack);
    expect(environmentOf(redrive)).toMatchObject({ CONSUMER: `${FUNCTION_ARN}:live`, RESERVE: '330', STREAM: 'arn:aws:kinesis:eu-central-1:111122223333:stream/clicks' });
    expect(warningsOf(redrive)).toEqual([]);
  });

  test('may be an alias, which is what is called', () => {
    const stack = newStack();
    const alias = new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion });
    const redrive = defineStreamRedrive({ failures: FailedBatches.ofStream(new Stream(stack, 'Stream'), { function: alias, failureQueue: new Queue(stack, 'Failures') }) }, stack);
    expect(environmentOf(redrive)).toMatchObject({ CONSUMER: stack.resolve(alias.functionArn), RESERVE: '33' });
  });

  test('may be in other stacks, for which the redrive waits', () => {
    const app = testApp();
    const [streams, redrives] = [new Stack(app, 'Streams'), new Stack(app, 'Redrives')];
    const encryptionKey = new Key(streams, 'Key');
    const processor = defineStreamProcessor({ encryptionKey }, streams);
    new StreamRedrive(redrives, 'Redrive', { failures: FailedBatches.ofStreamProcessor(processor), encryptionKey });
    expect(() => app.synth()).not.toThrow();
    expect(redrives.dependencies).toEqual([streams]);
    expect(streams.dependencies).toEqual([]);
  });
});

describe('failures that cannot be replayed', () => {
  test('fail where the processor keeps none', () => {
    const stack = newStack();
    const nowhere = defineStreamProcessor({ onFailure: StreamFailure.none('a cache can miss records') }, stack);
    expect(() => defineStreamRedrive({ failures: FailedBatches.ofStreamProcessor(nowhere) }, stack)).toThrow(failure('FailedBatchesQueueMissing', /FailedBatches\.ofStream\(\)/));
    const own = defineTableStreamProcessor({ onFailure: StreamFailure.toQueue(new Queue(stack, 'Failures')) }, stack, 'Changes');
    expect(() => new StreamRedrive(stack, 'Other', { failures: FailedBatches.ofTableStreamProcessor(own) })).toThrow(failure('FailedBatchesQueueMissing', /FailedBatches\.ofTable\(\)/));
  });

  test('fail in a FIFO queue, where Lambda puts none', () => {
    const stack = newStack();
    const failureQueue = new Queue(stack, 'Failures', { fifo: true });
    const failures = FailedBatches.ofStream(new Stream(stack, 'Stream'), { function: plain(stack), failureQueue });
    expect(() => defineStreamRedrive({ failures }, stack)).toThrow(failure('FailedBatchesQueueFifo', /failureQueue must be a standard queue/));
  });

  test('fail where the table has no stream', () => {
    const stack = newStack();
    const failures = FailedBatches.ofTable(Table.fromTableName(stack, 'Imported', 'orders'), { function: plain(stack), failureQueue: new Queue(stack, 'Failures') });
    expect(() => defineStreamRedrive({ failures }, stack)).toThrow(failure('FailedBatchesStreamMissing', /tableStreamArn/));
  });

  test('fail where the stream is in another Region', () => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
    const stream = Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:eu-central-1:111122223333:stream/clicks');
    const failures = FailedBatches.ofStream(stream, { function: plain(stack), failureQueue: new Queue(stack, 'Failures') });
    expect(() => defineStreamRedrive({ failures }, stack)).toThrow(failure('StreamSourceInOtherRegion', /eu-central-1/));
  });

  test('may be of a table of version 2, and of a processor whose stream existed', () => {
    const stack = newStack();
    const failures = FailedBatches.ofTable(table(stack), { function: plain(stack), failureQueue: new Queue(stack, 'Failures') });
    expect(() => new StreamRedrive(stack, 'Other', { failures })).not.toThrow();
    const processor = defineStreamProcessor({
      stream: DataStream.fromStream(new Stream(stack, 'Stream'), StreamPosition.trimHorizon()), function: FunctionSource.fromFunction(plain(stack, 'Plain')),
    }, stack);
    expect(() => defineStreamRedrive({ failures: FailedBatches.ofStreamProcessor(processor) }, stack)).not.toThrow();
  });
});

describe('property injection', () => {
  test('reaches the redrive', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: StreamRedrive.PROPERTY_INJECTION_ID,
      inject: (props: StreamRedriveProps, _context: InjectionContext) => ({ removalPolicy: RemovalPolicy.DESTROY, ...props }),
    });
    expect(resourceOf(defineStreamRedrive({}, stack).lostQueue)).toMatchObject({ DeletionPolicy: 'Delete' });
  });
});

/** A changed id replaces the resource: a queue with what was lost in it, the name of the function that operators type. */
describe('the logical ids', () => {
  test('stay as they are', () => {
    const redrive = defineStreamRedrive();
    const { lostQueue, function: fn } = redrive;
    expect([lostQueue, fn, redrive.node.findChild('LogGroup')].map(logicalIdOf)).toEqual([
      'RedriveLostFailureQueueB7E22502', 'RedriveFunctionCBF4F39B', 'RedriveLogGroup8A470FF3',
    ]);
  });
});
