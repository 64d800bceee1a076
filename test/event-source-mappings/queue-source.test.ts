import { Duration, Stack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnEventSourceMapping, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IQueue, QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AsyncFailure, FilterValue, FunctionCode, ProductionFunction, QueueFilter, QueueSource, QueueThroughput } from '../../lib';
import type { QueueSourceOptions } from '../../lib';
import { ALL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { logicalIdOf, onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../synthesized';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const SOURCE = 'exports.handler = async () => 1;';
const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:worker';
const ROLE_ARN = 'arn:aws:iam::111122223333:role/worker';

function production(scope: Construct, id = 'Function'): ProductionFunction {
  return new ProductionFunction(scope, id, { code: FunctionCode.inline(SOURCE, { runtime: Runtime.NODEJS_24_X }), asyncFailure: AsyncFailure.none('its queue keeps failures') });
}

function plain(scope: Construct, id = 'Function'): LambdaFunction {
  return new LambdaFunction(scope, id, { code: Code.fromInline(SOURCE), handler: 'index.handler', runtime: Runtime.NODEJS_24_X });
}

function source(scope: Construct, id = 'Queue', props: QueueProps = {}): Queue {
  return new Queue(scope, id, { visibilityTimeout: Duration.minutes(2), deadLetterQueue: { queue: new Queue(scope, `${id}Dead`), maxReceiveCount: 5 }, ...props });
}

function connect(fn: IFunction, queue: IQueue, options?: QueueSourceOptions): Stack {
  fn.addEventSource(new QueueSource(queue, options));
  return Stack.of(fn);
}

function newStack(): Stack {
  return new Stack(testApp(), 'Stack');
}

/** The statements of all policies that speak of queues or their keys. */
function pollingStatements(stack: Stack): unknown[] {
  const documents = Object.values(resourcesOf(stack))
    .filter(({ Type }) => ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].includes(Type))
    .map(({ Properties }) => Properties.PolicyDocument as { Statement: unknown[] });
  return documents.flatMap(({ Statement }) => Statement).filter((statement) => /"(sqs|kms):/.test(JSON.stringify(statement)));
}

describe('the mapping', () => {
  test('reports partial failures, counts events, and leaves the rest to the service', () => {
    const stack = newStack();
    const queue = source(stack);
    const fn = production(stack);
    expect(onlyPropertiesOf(connect(fn, queue), MAPPING)).toEqual({
      EventSourceArn: { 'Fn::GetAtt': [logicalIdOf(queue), 'Arn'] },
      FunctionName: stack.resolve(fn.functionName),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MetricsConfig: { Metrics: ['EventCount'] },
    });
  });

  test('takes every option', () => {
    const stack = newStack();
    const filters = [QueueFilter.body({ kind: FilterValue.equalsText('order') })];
    const maxBatchingWindow = Duration.seconds(5);
    const throughput = QueueThroughput.maxConcurrency(20);
    const filterEncryptionKey = new Key(stack, 'Key');
    connect(production(stack), source(stack), {
      batchSize: 100, maxBatchingWindow, throughput, filters, filterEncryptionKey, reportBatchItemFailures: true, enabled: false, tags: { team: 'orders' },
    });
    expect(onlyPropertiesOf(stack, MAPPING)).toEqual({
      EventSourceArn: expect.anything(),
      FunctionName: expect.anything(),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MetricsConfig: { Metrics: ['EventCount'] },
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 5,
      ScalingConfig: { MaximumConcurrency: 20 },
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["order"]}}' }] },
      KmsKeyArn: { 'Fn::GetAtt': [logicalIdOf(filterEncryptionKey), 'Arn'] },
      Enabled: false,
      Tags: [{ Key: 'team', Value: 'orders' }],
    });
  });

  test('has pollers that stand ready, and then no maximum of its own', () => {
    const stack = newStack();
    connect(production(stack), source(stack), { throughput: QueueThroughput.provisioned({ minimumPollers: 2, maximumPollers: 10 }) });
    const { ProvisionedPollerConfig, ScalingConfig } = onlyPropertiesOf(stack, MAPPING);
    expect(ProvisionedPollerConfig).toEqual({ MinimumPollers: 2, MaximumPollers: 10 });
    expect(ScalingConfig).toBeUndefined();
  });

  test('leaves the most pollers to the service unless told', () => {
    const stack = newStack();
    connect(production(stack), source(stack), { throughput: QueueThroughput.provisioned({ minimumPollers: 3 }) });
    expect(onlyPropertiesOf(stack, MAPPING).ProvisionedPollerConfig).toEqual({ MinimumPollers: 3 });
  });

  test('may serve two functions from one object', () => {
    const stack = newStack();
    const shared = new QueueSource(source(stack));
    plain(stack, 'One').addEventSource(shared);
    plain(stack, 'Two').addEventSource(shared);
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
  });

  test('retries whole batches where the code reports no failures', () => {
    const stack = newStack();
    connect(production(stack), source(stack), { reportBatchItemFailures: false });
    expect(onlyPropertiesOf(stack, MAPPING)).not.toHaveProperty('FunctionResponseTypes');
  });

  test('names the live alias of a production function', () => {
    const stack = newStack();
    connect(production(stack), source(stack));
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).FunctionName)).toContain(':live');
  });

  test('waits for the permission to poll', () => {
    const stack = newStack();
    connect(production(stack), source(stack));
    const [policy] = Object.entries(resourcesOf(stack)).filter(([, resource]) => JSON.stringify(resource).includes('sqs:ReceiveMessage'));
    expect(Object.values(Template.fromStack(stack).findResources(MAPPING))[0].DependsOn).toContain(policy[0]);
  });

  test('closes no circle', () => {
    const stack = newStack();
    connect(production(stack), source(stack));
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('the permission to poll', () => {
  test('is three actions on the queue', () => {
    const stack = newStack();
    const queue = source(stack);
    connect(production(stack), queue);
    expect(pollingStatements(stack)).toEqual([{
      Effect: 'Allow', Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], Resource: { 'Fn::GetAtt': [logicalIdOf(queue), 'Arn'] },
    }]);
  });

  test('includes the key of the queue, through SQS only', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    connect(production(stack), source(stack, 'Queue', { encryptionMasterKey: key }));
    expect(pollingStatements(stack)).toContainEqual({
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: { 'Fn::GetAtt': [logicalIdOf(key), 'Arn'] },
      Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['sqs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } } },
    });
  });

  test('leaves the policies of queue and key alone', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    connect(production(stack), source(stack, 'Queue', { encryptionMasterKey: key }));
    Template.fromStack(stack).resourceCountIs('AWS::SQS::QueuePolicy', 0);
    expect(resourceOf(key).Properties.KeyPolicy).toMatchObject({ Statement: [{ Action: 'kms:*' }] });
  });

  test('is granted for each queue of a function', () => {
    const stack = newStack();
    const fn = production(stack);
    connect(fn, source(stack, 'One'));
    connect(fn, source(stack, 'Two'));
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
    expect(JSON.stringify(pollingStatements(stack)).match(/sqs:ReceiveMessage|"Fn::GetAtt"/g)).toHaveLength(3);
  });
});

describe('a function that exists', () => {
  test('may be a plain function', () => {
    const stack = newStack();
    const fn = plain(stack);
    connect(fn, source(stack, 'Queue'));
    expect(onlyPropertiesOf(stack, MAPPING).FunctionName).toEqual({ Ref: logicalIdOf(fn) });
    expect(pollingStatements(stack)).toHaveLength(1);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('may be an alias', () => {
    const stack = newStack();
    const alias = new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion });
    connect(alias, source(stack));
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).FunctionName)).toContain(':blue');
    expect(pollingStatements(stack)).toHaveLength(1);
  });

  test('may be imported with a role, whose new policy the mapping waits for', () => {
    const stack = newStack();
    const fn = LambdaFunction.fromFunctionAttributes(stack, 'Function', { functionArn: FUNCTION_ARN, sameEnvironment: true, role: Role.fromRoleArn(stack, 'Role', ROLE_ARN) });
    connect(fn, source(stack));
    const [policyId] = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(Object.values(Template.fromStack(stack).findResources(MAPPING))[0].DependsOn).toEqual([policyId]);
  });

  test('warns with the statement when its imported role cannot be changed', () => {
    const stack = newStack();
    const role = Role.fromRoleArn(stack, 'Role', ROLE_ARN, { mutable: false, addGrantsToResources: true });
    connect(LambdaFunction.fromFunctionAttributes(stack, 'Function', { functionArn: FUNCTION_ARN, role }), source(stack));
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/sqs:ReceiveMessage.*QueueSource\.roleUnchanged/)]);
  });

  test('warns with the statement when it is imported without a role', () => {
    const stack = newStack();
    connect(LambdaFunction.fromFunctionArn(stack, 'Function', FUNCTION_ARN), source(stack));
    expect(warningsOf(stack)).toEqual([expect.stringContaining('sqs:ReceiveMessage')]);
  });
});

describe('across stacks', () => {
  test.each(['queue', 'function'])('the stack of the function waits for the stack of the queue, when the %s is defined first', (first) => {
    const app = testApp();
    const [queues, functions] = [new Stack(app, 'Queues'), new Stack(app, 'Functions')];
    const define = { queue: () => source(queues), function: () => undefined };
    const early = first === 'queue' ? define.queue() : undefined;
    const fn = production(functions);
    connect(fn, early ?? define.queue());
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([queues]);
    expect(queues.dependencies).toEqual([]);
  });

  test('works with a key in a third stack, whose policy stays as it is', () => {
    const app = testApp();
    const [keys, queues, functions] = ['Keys', 'Queues', 'Functions'].map((id) => new Stack(app, id));
    const queue = source(queues, 'Queue', { encryptionMasterKey: new Key(keys, 'Key') });
    connect(production(functions), queue);
    expect(() => app.synth()).not.toThrow();
    expect(keys.dependencies).toEqual([]);
  });
});

describe('the logical id of the mapping', () => {
  function mappingIds(scope: App | Stage, arrange: (scope: App | Stage) => Stack): string[] {
    const stack = arrange(scope);
    return stack.node.findAll().filter((node) => CfnEventSourceMapping.isCfnEventSourceMapping(node)).map((node) => logicalIdOf(node));
  }

  const inOneStack = (scope: App | Stage): Stack => {
    const stack = new Stack(scope, 'Stack');
    return connect(production(stack), source(stack));
  };
  const inTwoStacks = (scope: App | Stage): Stack => {
    const queue = source(new Stack(scope, 'Queues'));
    return connect(production(new Stack(scope, 'Functions')), queue);
  };

  test.each([['one stack', inOneStack], ['two stacks', inTwoStacks]])('stays when %s move into a stage', (_, arrange) => {
    const before = mappingIds(testApp(), arrange);
    expect(before).toHaveLength(1);
    expect(mappingIds(new Stage(testApp(), 'Production'), arrange)).toEqual(before);
  });

  test('tells queues of the same path in different stacks apart', () => {
    const app = testApp();
    const stack = new Stack(app, 'Stack');
    const fn = production(stack);
    connect(fn, source(new Stack(app, 'Other')));
    connect(fn, source(stack));
    expect(() => connect(fn, Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:111122223333:other'))).not.toThrow();
    Template.fromStack(stack).resourceCountIs(MAPPING, 3);
  });
});

describe('a FIFO queue', () => {
  test('is polled like any other', () => {
    const stack = newStack();
    const queue = source(stack, 'Queue', { fifo: true, deadLetterQueue: { queue: new Queue(stack, 'Dead', { fifo: true }), maxReceiveCount: 5 } });
    connect(production(stack), queue, { batchSize: 10, throughput: QueueThroughput.maxConcurrency(2) });
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ BatchSize: 10, ScalingConfig: { MaximumConcurrency: 2 } });
    expect(resourceOf(queue).Properties).toMatchObject({ FifoQueue: true });
  });
});

describe('the owner of a queue in another account', () => {
  const owner = { account: '444455556666', region: 'eu-west-1' };

  test('admits the role in the policy of the queue, with what polling needs and no more', () => {
    const stack = new Stack(testApp(), 'Owner', { env: owner });
    const queue = source(stack);
    queue.addToResourcePolicy(QueueSource.ownerStatement(queue, Role.fromRoleArn(stack, 'Role', ROLE_ARN)));
    expect(onlyPropertiesOf(stack, 'AWS::SQS::QueuePolicy').PolicyDocument).toMatchObject({ Statement: [{
      Effect: 'Allow',
      Principal: { AWS: ROLE_ARN },
      Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      Resource: { 'Fn::GetAtt': [logicalIdOf(queue), 'Arn'] },
    }] });
  });

  test('admits the role in the policy of its key, through SQS only', () => {
    const stack = new Stack(testApp(), 'Owner', { env: owner });
    const key = new Key(stack, 'Key');
    const queue = source(stack, 'Queue', { encryptionMasterKey: key });
    key.addToResourcePolicy(QueueSource.keyOwnerStatement(queue, Role.fromRoleArn(stack, 'Role', ROLE_ARN)));
    expect(resourceOf(key).Properties.KeyPolicy).toMatchObject({ Statement: [{ Action: 'kms:*' }, {
      Effect: 'Allow',
      Principal: { AWS: ROLE_ARN },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } },
    }] });
  });
});

describe('the rule packs and the template validation', () => {
  withTemplateValidation();

  test('find nothing in it', () => {
    const stack = newStack();
    const fn = production(stack);
    const before = openFindingsOf(stack, ALL);
    const queue = Queue.fromQueueAttributes(stack, 'Queue', {
      queueArn: 'arn:aws:sqs:eu-west-1:111122223333:work', keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/0',
    });
    connect(fn, queue, { throughput: QueueThroughput.provisioned({ minimumPollers: 2 }), tags: { team: 'orders' } });
    expect(openFindingsOf(stack, ALL)).toEqual(before);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});
