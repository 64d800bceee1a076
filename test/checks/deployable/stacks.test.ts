import { CfnOutput, CustomResource, Duration, NestedStack, RemovalPolicy, Stack, Stage, Token } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as deployment from 'aws-cdk-lib/aws-s3-deployment';
import * as s3n from 'aws-cdk-lib/aws-s3-notifications';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as customResources from 'aws-cdk-lib/custom-resources';
import * as triggers from 'aws-cdk-lib/triggers';
import { testApp } from '../../setup/app';
import { apps, errorsIn, expectDeployable, fn } from './deployable';

/** That of the stack, if it has one. */
function environmentOf({ account, region }: Stack): StackProps {
  return Token.isUnresolved(account) ? {} : { env: { account, region } };
}

describe('helpers of the CDK', () => {
  test.each(apps({
    'a custom resource with a provider': (stack) => {
      const provider = new customResources.Provider(stack, 'Provider', { onEventHandler: fn(stack), isCompleteHandler: fn(stack, 'Complete'), queryInterval: Duration.seconds(10) });
      new CustomResource(stack, 'Custom', { serviceToken: provider.serviceToken, serviceTimeout: Duration.minutes(30), properties: { name: 'orders' } });
    },
    'a custom resource of a function': (stack) => new CustomResource(stack, 'Custom', { serviceToken: fn(stack).functionArn }),
    'a call of the SDK': (stack) => new customResources.AwsCustomResource(stack, 'Custom', {
      onUpdate: { service: 'SSM', action: 'getParameter', parameters: { Name: 'orders' }, physicalResourceId: customResources.PhysicalResourceId.of('orders') },
      policy: customResources.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
    }),
    'a bucket that empties itself and is filled': (stack) => {
      const destinationBucket = new s3.Bucket(stack, 'Bucket', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
      new deployment.BucketDeployment(stack, 'Deployment', { destinationBucket, sources: [deployment.Source.data('index.html', '<html></html>')] });
    },
    'log retention': (stack) => new logs.LogRetention(stack, 'Retention', { logGroupName: '/aws/lambda/orders', retention: logs.RetentionDays.ONE_DAY }),
    'singleton functions': (stack) => ['First', 'Second'].forEach((id) => new lambda.SingletonFunction(stack, id, {
      uuid: '84c0de93-353f-4217-9b0b-45b6c993251a', code: lambda.Code.fromInline('def handler(event, context): pass'), handler: 'index.handler', runtime: lambda.Runtime.PYTHON_3_13,
    })),
    'triggers at deployment': (stack) => {
      new triggers.Trigger(stack, 'Trigger', { handler: fn(stack), executeAfter: [new sns.Topic(stack, 'Topic')] });
      new triggers.TriggerFunction(stack, 'Other', { code: lambda.Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
    },
    'a replicated table': (stack) => new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, replicationRegions: ['eu-west-1', 'eu-central-1'] }),
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});

describe('several stacks', () => {
  test.each(apps({
    'a queue, a topic and a bus of another stack': (stack) => {
      const other = new Stack(stack.node.scope, 'Other', environmentOf(stack));
      const [queue, topic, eventBus] = [new sqs.Queue(other, 'Queue'), new sns.Topic(other, 'Topic'), new events.EventBus(other, 'Bus')];
      const handler = fn(stack);
      handler.addEventSource(new sources.SqsEventSource(queue));
      topic.addSubscription(new subscriptions.LambdaSubscription(handler));
      new events.Rule(stack, 'Rule', { eventBus, eventPattern: { source: ['orders'] }, targets: [new targets.LambdaFunction(handler)] });
    },
    'a function of another stack': (stack) => {
      const other = new Stack(stack.node.scope, 'Other', environmentOf(stack));
      const live = fn(other).addAlias('live');
      new events.Rule(stack, 'Rule', { schedule: events.Schedule.rate(Duration.hours(1)), targets: [new targets.LambdaFunction(live)] });
      new CfnOutput(stack, 'Arn', { value: live.functionArn });
    },
    'nested stacks': (stack) => {
      const [first, second] = [new NestedStack(stack, 'First'), new NestedStack(stack, 'Second')];
      const queue = new sqs.Queue(first, 'Queue');
      fn(second).addEventSource(new sources.SqsEventSource(queue));
      new s3.Bucket(first, 'Bucket').addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(fn(first, 'Notified')));
      const topic = new sns.Topic(stack, 'Topic');
      topic.addSubscription(new subscriptions.LambdaSubscription(fn(stack, 'Subscribed')));
      fn(second, 'Publisher', { environment: { TOPIC: topic.topicArn } });
    },
    stages: (stack) => {
      fn(stack, 'Function', { reservedConcurrentExecutions: 0 });
      for (const [id, region] of [['Test', 'eu-central-1'], ['Production', 'eu-west-1']]) {
        const inner = new Stack(new Stage(stack.node.scope as Stage, id, { env: { account: '111122223333', region } }), 'Orders');
        fn(inner, 'Function', { functionName: 'orders', reservedConcurrentExecutions: 800 }).addEventSource(new sources.SqsEventSource(new sqs.Queue(inner, 'Queue', { queueName: 'orders' })));
      }
    },
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});

test('an error is found', () => {
  const stack = new Stack(testApp(), 'Stack');
  new lambda.CfnFunction(stack, 'Function', { code: {}, role: 'arn:aws:iam::111122223333:role/orders' });
  expect(errorsIn(stack)).toEqual([expect.stringMatching(/^Function.CodeIncomplete: /)]);
});
