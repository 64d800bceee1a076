import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AlarmTuning, FanOutTopic, QueueFilter, QueueThroughput, FilterValue, VpcPlacement, WorkQueue } from '../../../lib';
import type { FanOutQueue, FanOutQueueProps } from '../../../lib';
import { ALL, GENERAL, openFindingsOf } from '../../nag/examiners';
import { Foundation } from '../../nag/reference-stacks';
import { testApp } from '../../setup/app';
import { withTemplateValidation } from '../../setup/template-validation';
import { logicalIdOf, onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../../synthesized';
import { fromCode, newStack } from '../queue-worker/define-worker';
import { defineFanOut, defineFanOutWorker } from './define-fan-out';

const TOPIC = 'AWS::SNS::Topic';

function alarmsOf(fanOut: FanOutQueue, namespace = 'AWS/SNS'): { [name: string]: unknown }[] {
  const found = Template.fromStack(Stack.of(fanOut)).findResources('AWS::CloudWatch::Alarm', { Properties: { Namespace: namespace } });
  return Object.values(found).map(({ Properties }) => Properties as { [name: string]: unknown });
}

describe('the topic', () => {
  test('refuses everybody without TLS, and has no key unless given', () => {
    const stack = Stack.of(defineFanOut());
    expect(onlyPropertiesOf(stack, TOPIC)).toBeUndefined();
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })] }),
    });
  });

  test('has the key that is given', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    defineFanOut({ encryptionKey }, stack);
    expect(onlyPropertiesOf(stack, TOPIC)).toEqual({ KmsMasterKeyId: { 'Fn::GetAtt': [logicalIdOf(encryptionKey), 'Arn'] } });
  });

  test.each([[undefined, 'MessageGroup'], [true, 'MessageGroup'], [false, undefined]])('may be FIFO, with throughput per group %p', (throughputPerMessageGroup, scope) => {
    const topic = FanOutTopic.fifo({ contentBasedDeduplication: true, throughputPerMessageGroup });
    const properties = onlyPropertiesOf(Stack.of(defineFanOut({ topic })), TOPIC);
    expect(properties).toMatchObject({ FifoTopic: true, ContentBasedDeduplication: true, TopicName: expect.stringMatching(/\.fifo$/) });
    expect(properties.FifoThroughputScope).toBe(scope);
  });

  test('may exist, and then none is defined', () => {
    const stack = newStack();
    const topic = Topic.fromTopicArn(stack, 'Theirs', 'arn:aws:sns:eu-west-1:111122223333:orders');
    const fanOut = defineFanOut({ topic: FanOutTopic.fromTopic(topic) }, stack);
    fanOut.addWorker('Billing', { function: fromCode() });
    expect(fanOut.topic).toBe(topic);
    Template.fromStack(stack).resourceCountIs(TOPIC, 0);
    expect(onlyPropertiesOf(stack, 'AWS::SNS::Subscription')).toMatchObject({ TopicArn: topic.topicArn });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('may be in another stack', () => {
    const app = testApp();
    const [topics, orders] = [new Stack(app, 'Topics'), new Stack(app, 'Orders')];
    defineFanOutWorker({}, { topic: FanOutTopic.fromTopic(new Topic(topics, 'Topic')) }, orders);
    expect(() => app.synth()).not.toThrow();
    expect(orders.dependencies).toEqual([topics]);
  });
});

describe('workers', () => {
  test('have each a queue, a dead-letter queue and a function of their own', () => {
    const fanOut = defineFanOut();
    const [billing, shipping] = ['Billing', 'Shipping'].map((id) => fanOut.addWorker(id, { function: fromCode() }));
    expect(billing.worker.queue).not.toBe(shipping.worker.queue);
    const template = Template.fromStack(Stack.of(fanOut));
    template.resourceCountIs(TOPIC, 1);
    template.resourceCountIs('AWS::SNS::Subscription', 2);
    template.resourceCountIs('AWS::SQS::Queue', 4);
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
  });

  test('take every option of a queue worker', () => {
    const worker = defineFanOutWorker({
      queue: WorkQueue.standard({ maxReceiveCount: 7 }),
      throughput: QueueThroughput.maxConcurrency(5),
      filters: [QueueFilter.body({ kind: FilterValue.exists() })],
      alarms: { oldestMessageAge: AlarmTuning.off('nobody waits for it') },
      paused: true,
    });
    const stack = Stack.of(worker);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::EventSourceMapping')).toMatchObject({ Enabled: false, ScalingConfig: { MaximumConcurrency: 5 }, FilterCriteria: expect.anything() });
    expect(resourceOf(worker.worker.queue).Properties).toMatchObject({ RedrivePolicy: { maxReceiveCount: 7 } });
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateAgeOfOldestMessage' }, 0);
  });

  test('share the removal policy', () => {
    const { worker } = defineFanOutWorker({}, { removalPolicy: RemovalPolicy.DESTROY });
    expect(resourceOf(worker.queue).DeletionPolicy).toBe('Delete');
  });

  test('keep their logical ids when another comes before them', () => {
    const idsOf = (ids: string[]): string[] => {
      const fanOut = defineFanOut();
      ids.forEach((id) => fanOut.addWorker(id, { function: fromCode() }));
      return Object.keys(resourcesOf(Stack.of(fanOut)));
    };
    expect(idsOf(['Audit', 'Billing'])).toEqual(expect.arrayContaining(idsOf(['Billing'])));
  });
});

describe('alarms', () => {
  const expected = (MetricName: string, fanOut: FanOutQueue): object => expect.objectContaining({
    MetricName, Statistic: 'Sum', Period: 60, Threshold: 1, EvaluationPeriods: 1, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching',
    Dimensions: [{ Name: 'TopicName', Value: Stack.of(fanOut).resolve(fanOut.topic.topicName) as unknown }],
  }) as object;

  test('fire on the first message that was not delivered, and on the first that was lost', () => {
    const fanOut = defineFanOut();
    expect(alarmsOf(fanOut)).toEqual([expected('NumberOfNotificationsFailed', fanOut), expected('NumberOfNotificationsFailedToRedriveToDlq', fanOut)]);
  });

  test('may be tuned and turned off', () => {
    const fanOut = defineFanOut({ alarms: { failedDeliveries: AlarmTuning.when({ threshold: 5 }), lostMessages: AlarmTuning.off('the other tells enough') } });
    expect(alarmsOf(fanOut)).toEqual([expect.objectContaining({ MetricName: 'NumberOfNotificationsFailed', Threshold: 5 })]);
  });

  test('of topic, queues and function tell the alarm topic', () => {
    const stack = newStack();
    const alarmTopic = new Topic(stack, 'Alarms');
    defineFanOutWorker({}, { alarmTopic }, stack);
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toEqual(Array(9).fill([stack.resolve(alarmTopic.topicArn)]));
  });
});

describe('metrics', () => {
  test.each<[string, string]>([
    ['published', 'NumberOfMessagesPublished'],
    ['delivered', 'NumberOfNotificationsDelivered'],
    ['filteredOut', 'NumberOfNotificationsFilteredOut'],
    ['failed', 'NumberOfNotificationsFailed'],
    ['lost', 'NumberOfNotificationsFailedToRedriveToDlq'],
  ])('%s is the sum of %s', (name, metricName) => {
    const { metrics } = defineFanOut();
    const metric = metrics[name as 'published']();
    expect(metric).toMatchObject({ namespace: 'AWS/SNS', metricName, statistic: 'Sum' });
    expect(metrics[name as 'published']({ statistic: 'avg' }).statistic).toBe('Average');
  });
});

describe('grants.publish', () => {
  function statementsOf(stack: Stack): unknown[] {
    return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement as unknown[]);
  }

  test('lets a role publish, with the key of the topic', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const fanOut = defineFanOut({ encryptionKey }, stack);
    fanOut.grants.publish(new Role(stack, 'Role', { assumedBy: new AccountPrincipal('111122223333') }));
    expect(statementsOf(stack)).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: stack.resolve(fanOut.topic.topicArn) },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: stack.resolve(encryptionKey.keyArn) },
    ]);
  });

  test('lets a service publish, by the policy of the topic', () => {
    const stack = newStack();
    defineFanOut({}, stack).grants.publish(new ServicePrincipal('s3.amazonaws.com'));
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({ Statement: Match.arrayWith([Match.objectLike({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' } })]) }),
    });
  });
});

describe('two fan-outs in a stack', () => {
  test('stand beside each other', () => {
    const stack = newStack();
    for (const id of ['Orders', 'Payments']) {
      defineFanOut({}, stack, id).addWorker('Billing', { function: fromCode() });
    }
    expect(() => Template.fromStack(stack)).not.toThrow();
    Template.fromStack(stack).resourceCountIs(TOPIC, 2);
  });

  test('synthesize to the same template twice', () => {
    const template = (): unknown => Template.fromStack(Stack.of(defineFanOutWorker())).toJSON();
    expect(template()).toEqual(template());
  });
});

describe('the rule packs and the template validation', () => {
  withTemplateValidation();

  test('find nothing in a default fan-out', () => {
    const stack = Stack.of(defineFanOutWorker());
    expect(openFindingsOf(stack, GENERAL)).toEqual([]);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test.each<[string, Partial<FanOutQueueProps>, WorkQueue]>([
    ['regulated', {}, WorkQueue.standard()],
    ['regulated FIFO', { topic: FanOutTopic.fifo({ contentBasedDeduplication: true }) }, WorkQueue.fifo({ contentBasedDeduplication: true })],
  ])('find nothing in a %s fan-out', (_, props, queue) => {
    const app = testApp();
    const { vpc, key, alarmTopic } = new Foundation(app);
    const stack = new Stack(app, 'Orders');
    defineFanOutWorker({
      function: fromCode({ network: VpcPlacement.of(vpc), reservedConcurrentExecutions: 10 }), throughput: QueueThroughput.maxConcurrency(10), queue,
    }, { encryptionKey: key, alarmTopic, ...props }, stack);
    expect(openFindingsOf(stack, ALL)).toEqual([]);
    expect(() => app.synth()).not.toThrow();
  });
});
