import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi, LambdaIntegration } from 'aws-cdk-lib/aws-apigateway';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as RuleTarget } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { FunctionUrlAuthType, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { KinesisEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { FilterPattern, LogGroup, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination as LogDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination as BucketDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AsyncFailure, ProductionFunction } from '../../lib';
import { logicalIdOf, onlyPropertiesOf, warningsOf } from '../synthesized';
import { CODE, defineFunction } from './defined-function';

const REASON = 'called synchronously only';

/** The ARN of the alias, as CloudFormation resolves it. */
function aliasArn(fn: ProductionFunction): unknown {
  return { Ref: logicalIdOf(fn.alias) };
}

/** The name of the alias, in a form that makes CloudFormation wait for it. */
function qualifier(fn: ProductionFunction): unknown {
  return { 'Fn::Select': [7, { 'Fn::Split': [':', aliasArn(fn)] }] };
}

/** The functions that the resource policies of a stack are for. */
function permittedFunctions(stack: Stack): unknown[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Permission')).map(({ Properties }) => Properties.FunctionName);
}

describe('the alias', () => {
  test('is named live and names the version of this deployment', () => {
    const { stack, fn } = defineFunction();
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Alias')).toEqual({
      Name: 'live',
      Description: expect.any(String),
      FunctionName: { Ref: logicalIdOf(fn.lambda) },
      FunctionVersion: { 'Fn::GetAtt': [logicalIdOf(fn.version), 'Version'] },
    });
  });

  test('gives the function its ARN and its name', () => {
    const { stack, fn } = defineFunction();
    expect(stack.resolve(fn.functionArn)).toEqual(aliasArn(fn));
    expect(stack.resolve(fn.functionName)).toEqual(stack.resolve(fn.alias.functionName));
    expect(JSON.stringify(stack.resolve(fn.functionName))).toContain(':live');
  });

  test('gives the function its metrics, whichever way they are asked for', () => {
    const { stack, fn } = defineFunction();
    const dimensions = { FunctionName: { Ref: logicalIdOf(fn.lambda) }, Resource: { 'Fn::Join': ['', [{ Ref: logicalIdOf(fn.lambda) }, ':live']] } };
    expect(stack.resolve(fn.metric('Errors').dimensions)).toEqual(dimensions);
    expect(stack.resolve(fn.metricErrors().dimensions)).toEqual(dimensions);
  });
});

describe('every trigger lands on the alias', () => {
  test('a topic', () => {
    const { stack, fn } = defineFunction();
    new Topic(stack, 'Topic').addSubscription(new LambdaSubscription(fn));
    expect(onlyPropertiesOf(stack, 'AWS::SNS::Subscription').Endpoint).toEqual(aliasArn(fn));
    expect(permittedFunctions(stack)).toEqual([aliasArn(fn)]);
  });

  test('a bucket', () => {
    const { stack, fn } = defineFunction();
    new Bucket(stack, 'Bucket').addEventNotification(EventType.OBJECT_CREATED, new BucketDestination(fn));
    Template.fromStack(stack).hasResourceProperties('Custom::S3BucketNotifications', {
      NotificationConfiguration: { LambdaFunctionConfigurations: [Match.objectLike({ LambdaFunctionArn: aliasArn(fn) })] },
    });
    expect(permittedFunctions(stack)).toEqual([aliasArn(fn)]);
  });

  test('a rule', () => {
    const { stack, fn } = defineFunction();
    new Rule(stack, 'Rule', { eventPattern: { source: ['orders'] }, targets: [new RuleTarget(fn)] });
    expect(onlyPropertiesOf(stack, 'AWS::Events::Rule').Targets).toEqual([expect.objectContaining({ Arn: aliasArn(fn) })]);
    expect(permittedFunctions(stack)).toEqual([aliasArn(fn)]);
  });

  test('a log subscription', () => {
    const { stack, fn } = defineFunction();
    new SubscriptionFilter(stack, 'Filter', { logGroup: new LogGroup(stack, 'Logs'), destination: new LogDestination(fn), filterPattern: FilterPattern.allEvents() });
    expect(onlyPropertiesOf(stack, 'AWS::Logs::SubscriptionFilter').DestinationArn).toEqual(aliasArn(fn));
    expect(permittedFunctions(stack)).toEqual([aliasArn(fn)]);
  });

  test('a REST API', () => {
    const { stack, fn } = defineFunction();
    new RestApi(stack, 'Api', { cloudWatchRole: false }).root.addMethod('GET', new LambdaIntegration(fn));
    expect(JSON.stringify(onlyPropertiesOf(stack, 'AWS::ApiGateway::Method'))).toContain(`functions/",${JSON.stringify(aliasArn(fn))},"/invocations`);
    expect(permittedFunctions(stack)).toEqual([aliasArn(fn), aliasArn(fn)]);
  });

  test('a function URL', () => {
    const { stack, fn } = defineFunction();
    fn.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    const url = onlyPropertiesOf(stack, 'AWS::Lambda::Url');
    expect(url).toMatchObject({ Qualifier: qualifier(fn), TargetFunctionArn: { 'Fn::GetAtt': [logicalIdOf(fn.lambda), 'Arn'] } });
    expect(permittedFunctions(stack)).not.toHaveLength(0);
    expect(new Set(permittedFunctions(stack).map((name) => JSON.stringify(name)))).toEqual(new Set([JSON.stringify(aliasArn(fn))]));
  });

  test('a service, an account or an organisation that is permitted by hand', () => {
    const { stack, fn } = defineFunction();
    fn.grantInvoke(new ServicePrincipal('iot.amazonaws.com'));
    expect(permittedFunctions(stack)).toEqual([aliasArn(fn)]);
  });

  test.each(['Queue', 'Stream'])('an event source mapping: %s', (kind) => {
    const { stack, fn } = defineFunction();
    fn.addEventSource(kind === 'Queue' ? new SqsEventSource(new Queue(stack, 'Queue')) : new KinesisEventSource(new Stream(stack, 'Stream'), { startingPosition: StartingPosition.LATEST }));
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::EventSourceMapping').FunctionName).toEqual(stack.resolve(fn.functionName));
  });

  test('an identity policy of a caller, which covers the alias and no other qualifier', () => {
    const { stack, fn } = defineFunction();
    fn.grantInvoke(new Role(stack, 'Caller', { assumedBy: new ServicePrincipal('states.amazonaws.com') }));
    expect(onlyPropertiesOf(stack, 'AWS::IAM::Policy').PolicyDocument).toMatchObject({ Statement: [{ Action: 'lambda:InvokeFunction', Resource: aliasArn(fn) }] });
  });
});

describe('asynchronous configuration', () => {
  test('is on the alias, and waits for it', () => {
    const { stack, fn } = defineFunction();
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::EventInvokeConfig')).toMatchObject({ FunctionName: { Ref: logicalIdOf(fn.lambda) }, Qualifier: qualifier(fn) });
  });

  test('may be set by hand where the function has no failure path', () => {
    const { stack, fn } = defineFunction({ asyncFailure: AsyncFailure.none(REASON) });
    fn.configureAsyncInvoke({ retryAttempts: 1, maxEventAge: Duration.minutes(5) });
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::EventInvokeConfig')).toMatchObject({ Qualifier: qualifier(fn), MaximumRetryAttempts: 1 });
  });

  test('fails to be set twice', () => {
    expect(() => defineFunction().fn.configureAsyncInvoke({ retryAttempts: 1 })).toThrow(/EventInvokeConfig/);
  });
});

describe('an asynchronous trigger of a function without failure path', () => {
  const WARNING = 'cdk-lambda-patterns:ProductionFunction.asyncTriggerWithoutFailurePath';
  const subscribe = (asyncFailure: (stack: Stack) => AsyncFailure): string[] => {
    const { stack, fn } = defineFunction((scope) => ({ asyncFailure: asyncFailure(scope) }));
    new Topic(stack, 'Topic').addSubscription(new LambdaSubscription(fn));
    return warningsOf(stack);
  };

  test('is warned of', () => {
    expect(subscribe(() => AsyncFailure.none(REASON))).toEqual([expect.stringContaining(WARNING)]);
  });

  test.each([
    ['its own queue', () => AsyncFailure.toQueue()],
    ['a bus', (stack: Stack) => AsyncFailure.toBus(new EventBus(stack, 'Bus'))],
    ['a queue for strays', (stack: Stack) => AsyncFailure.none(REASON, { deadLetterQueue: new Queue(stack, 'Strays') })],
    ['a dead-letter queue', (stack: Stack) => AsyncFailure.toDeadLetterQueue(new Queue(stack, 'Dead'))],
  ])('is not warned of when failed events go to %s', (_title, asyncFailure) => {
    expect(subscribe(asyncFailure)).toEqual([]);
  });

  test('is not warned of when the caller waits for the answer', () => {
    const { stack, fn } = defineFunction({ asyncFailure: AsyncFailure.none(REASON) });
    fn.addPermission('Caller', { principal: new ServicePrincipal('elasticloadbalancing.amazonaws.com') });
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('across stacks', () => {
  test('a caller in another stack names the alias', () => {
    const { stack, fn } = defineFunction();
    const other = new Stack(stack.node.root, 'Other');
    new Rule(other, 'Rule', { eventPattern: { source: ['orders'] }, targets: [new RuleTarget(fn)] });
    expect(JSON.stringify(onlyPropertiesOf(other, 'AWS::Events::Rule').Targets)).toContain(logicalIdOf(fn.alias));
  });

  test('a function that invokes another names the alias of that one', () => {
    const { stack, fn } = defineFunction();
    const caller = new ProductionFunction(stack, 'Caller', { code: CODE });
    fn.grantInvoke(caller);
    expect(JSON.stringify(Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy')).map(({ Properties }) => Properties.PolicyDocument)))
      .toContain(`"Action":"lambda:InvokeFunction","Effect":"Allow","Resource":${JSON.stringify(aliasArn(fn))}`);
  });
});
