import { Duration } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as api2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as alarmActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as config from 'aws-cdk-lib/aws-config';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as elbTargets from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as iot from 'aws-cdk-lib/aws-iot';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as logsDestinations from 'aws-cdk-lib/aws-logs-destinations';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3n from 'aws-cdk-lib/aws-s3-notifications';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as schedulerTargets from 'aws-cdk-lib/aws-scheduler-targets';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sesActions from 'aws-cdk-lib/aws-ses-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { apps, expectDeployable, fn } from './deployable';

describe('events', () => {
  test.each(apps({
    'a bucket': (stack) => new s3.Bucket(stack, 'Bucket').addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(fn(stack)), { prefix: 'in/' }),
    'a bucket with two functions': (stack) => {
      const bucket = new s3.Bucket(stack, 'Bucket');
      bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(fn(stack)), { suffix: '.jpg' });
      bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(fn(stack, 'Other').addAlias('live')), { suffix: '.png' });
    },
    'a bucket as event source': (stack) => fn(stack).addEventSource(new sources.S3EventSource(new s3.Bucket(stack, 'Bucket'), { events: [s3.EventType.OBJECT_REMOVED] })),
    'an imported bucket': (stack) => s3.Bucket.fromBucketName(stack, 'Bucket', 'orders').addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(fn(stack))),
    'a topic': (stack) => new sns.Topic(stack, 'Topic').addSubscription(new subscriptions.LambdaSubscription(fn(stack), {
      deadLetterQueue: new sqs.Queue(stack, 'Queue'),
      filterPolicy: { color: sns.SubscriptionFilter.stringFilter({ allowlist: ['red'], matchPrefixes: ['bl'] }), price: sns.SubscriptionFilter.numericFilter({ between: { start: 1, stop: 2 } }) },
    })),
    'a topic as event source of an alias': (stack) => fn(stack).addAlias('live').addEventSource(new sources.SnsEventSource(new sns.Topic(stack, 'Topic'), {
      filterPolicyWithMessageBody: {
        background: sns.FilterOrPolicy.policy({ color: sns.FilterOrPolicy.filter(sns.SubscriptionFilter.existsFilter()) }),
      },
    })),
    'an imported topic': (stack) => sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:us-east-1:444455556666:orders').addSubscription(new subscriptions.LambdaSubscription(fn(stack))),
    'a topic that fans out to queues': (stack) => {
      const [topic, queue] = [new sns.Topic(stack, 'Topic'), new sqs.Queue(stack, 'Queue')];
      topic.addSubscription(new subscriptions.SqsSubscription(queue, { rawMessageDelivery: true }));
      fn(stack).addEventSource(new sources.SqsEventSource(queue));
    },
    'rules and schedules': (stack) => {
      const target = new targets.LambdaFunction(fn(stack), { deadLetterQueue: new sqs.Queue(stack, 'Queue'), maxEventAge: Duration.hours(2), retryAttempts: 2 });
      new events.Rule(stack, 'Pattern', { eventPattern: { source: ['aws.ec2'], detail: { state: events.Match.prefix('run') } }, targets: [target] });
      new events.Rule(stack, 'Rate', { schedule: events.Schedule.rate(Duration.minutes(1)), targets: [target] });
      new events.Rule(stack, 'Cron', { schedule: events.Schedule.cron({ minute: '0', hour: '4' }), targets: [new targets.LambdaFunction(fn(stack, 'Other').addAlias('live'))] });
    },
    'a rule of a custom bus that transforms': (stack) => {
      const eventBus = new events.EventBus(stack, 'Bus');
      const event = events.RuleTargetInput.fromObject({ id: events.EventField.eventId, text: `the detail is ${events.EventField.fromPath('$.detail.name')}` });
      new events.Rule(stack, 'Rule', { eventBus, eventPattern: { detailType: ['Order'] }, targets: [new targets.LambdaFunction(fn(stack), { event })] });
    },
    'the scheduler': (stack) => {
      const target = new schedulerTargets.LambdaInvoke(fn(stack), { input: scheduler.ScheduleTargetInput.fromObject({ a: 1 }), deadLetterQueue: new sqs.Queue(stack, 'Queue') });
      new scheduler.Schedule(stack, 'Schedule', { schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), target });
      new scheduler.Schedule(stack, 'Aliased', { schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), target: new schedulerTargets.LambdaInvoke(fn(stack, 'Other').addAlias('live')) });
    },
    'a log group': (stack) => {
      new logs.LogGroup(stack, 'Group').addSubscriptionFilter('Filter', { destination: new logsDestinations.LambdaDestination(fn(stack)), filterPattern: logs.FilterPattern.allTerms('ERROR') });
      new logs.LogGroup(stack, 'Other').addSubscriptionFilter('Filter', { destination: new logsDestinations.LambdaDestination(fn(stack, 'OtherFunction').addAlias('live')), filterPattern: logs.FilterPattern.allEvents() });
    },
    'the log group of another function': (stack) => fn(stack).logGroup.addSubscriptionFilter('Filter', {
      destination: new logsDestinations.LambdaDestination(fn(stack, 'Reader')), filterPattern: logs.FilterPattern.allEvents(),
    }),
    'an alarm': (stack) => fn(stack).metricErrors().createAlarm(stack, 'Alarm', { threshold: 1, evaluationPeriods: 1, treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING })
      .addAlarmAction(new alarmActions.LambdaAction(fn(stack, 'Pager'))),
    mail: (stack) => new ses.ReceiptRuleSet(stack, 'Set', {
      rules: [{ recipients: ['me@example.com'], actions: [new sesActions.Lambda({ function: fn(stack), invocationType: sesActions.LambdaInvocationType.REQUEST_RESPONSE })] }],
    }),
    things: (stack) => {
      const handler = fn(stack);
      const rule = new iot.CfnTopicRule(stack, 'Rule', { topicRulePayload: { sql: "SELECT * FROM 'orders'", actions: [{ lambda: { functionArn: handler.functionArn } }] } });
      handler.addPermission('Rule', { principal: new iam.ServicePrincipal('iot.amazonaws.com'), sourceArn: rule.attrArn });
    },
    'a rule of Config': (stack) => new config.CustomRule(stack, 'Rule', { lambdaFunction: fn(stack), configurationChanges: true, ruleScope: config.RuleScope.fromResource(config.ResourceType.EC2_INSTANCE) }),
    'rotation of a secret': (stack) => {
      new secretsmanager.Secret(stack, 'Secret').addRotationSchedule('Schedule', { rotationLambda: fn(stack), automaticallyAfter: Duration.days(30) });
    },
    destinations: (stack) => fn(stack, 'Function', {
      onSuccess: new destinations.SqsDestination(new sqs.Queue(stack, 'Queue')), onFailure: new destinations.LambdaDestination(fn(stack, 'Failed')), maxEventAge: Duration.hours(6), retryAttempts: 0,
    }).addAlias('live', { onFailure: new destinations.EventBridgeDestination(), onSuccess: new destinations.SnsDestination(new sns.Topic(stack, 'Topic')) }),
    'failures to a bucket and a dead-letter topic': (stack) => {
      fn(stack, 'Function', { onFailure: new destinations.S3Destination(new s3.Bucket(stack, 'Bucket')) });
      fn(stack, 'Other', { deadLetterTopic: new sns.Topic(stack, 'Topic') });
      fn(stack, 'Third', { deadLetterQueueEnabled: true });
    },
    'a state machine': (stack) => {
      const handler = fn(stack);
      const work = new tasks.LambdaInvoke(stack, 'Work', { lambdaFunction: handler.addAlias('live'), outputPath: '$.Payload' });
      const wait = new tasks.LambdaInvoke(stack, 'Wait', { lambdaFunction: handler, integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN, payload: sfn.TaskInput.fromObject({ token: sfn.JsonPath.taskToken }) });
      new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(work.next(wait)) });
    },
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});

describe('requests', () => {
  test.each(apps({
    'a REST API': (stack) => new apigateway.LambdaRestApi(stack, 'Api', { handler: fn(stack) }),
    'a REST API of an alias, with an authorizer': (stack) => {
      const api = new apigateway.RestApi(stack, 'Api');
      const authorizer = new apigateway.TokenAuthorizer(stack, 'Authorizer', { handler: fn(stack, 'Guard') });
      api.root.addResource('orders').addMethod('GET', new apigateway.LambdaIntegration(fn(stack).addAlias('live'), { timeout: Duration.seconds(10) }), { authorizer });
      api.root.addMethod('POST', new apigateway.LambdaIntegration(fn(stack, 'Other'), { proxy: false, scopePermissionToMethod: false, integrationResponses: [{ statusCode: '200' }] }), { methodResponses: [{ statusCode: '200' }] });
    },
    'a REST API of a specification': (stack) => {
      const uri = `arn:aws:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${fn(stack).functionArn}/invocations`;
      new apigateway.SpecRestApi(stack, 'Api', {
        apiDefinition: apigateway.ApiDefinition.fromInline({ openapi: '3.0.2', paths: { '/': { get: { 'x-amazon-apigateway-integration': { uri, type: 'aws_proxy', httpMethod: 'POST' } } } } }),
      });
    },
    'an HTTP API': (stack) => {
      const api = new api2.HttpApi(stack, 'Api', { defaultIntegration: new integrations.HttpLambdaIntegration('Any', fn(stack)) });
      api.addRoutes({
        path: '/orders', methods: [api2.HttpMethod.GET], integration: new integrations.HttpLambdaIntegration('Orders', fn(stack, 'Other').addAlias('live'), { timeout: Duration.seconds(29) }),
        authorizer: new authorizers.HttpLambdaAuthorizer('Guard', fn(stack, 'Guard'), { responseTypes: [authorizers.HttpLambdaResponseType.SIMPLE] }),
      });
    },
    'a WebSocket API': (stack) => {
      const integration = new integrations.WebSocketLambdaIntegration('Connect', fn(stack));
      const webSocketApi = new api2.WebSocketApi(stack, 'Api', {
        connectRouteOptions: { integration, authorizer: new authorizers.WebSocketLambdaAuthorizer('Guard', fn(stack, 'Guard')) }, defaultRouteOptions: { integration },
      });
      new api2.WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'dev', autoDeploy: true });
    },
    'a load balancer': (stack) => {
      const vpc = new ec2.Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false });
      const listener = new elb.ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true }).addListener('Listener', { port: 80 });
      listener.addTargets('Default', { targets: [new elbTargets.LambdaTarget(fn(stack))], healthCheck: { enabled: true } });
      listener.addTargets('Orders', { targets: [new elbTargets.LambdaTarget(fn(stack, 'Other').addAlias('live'))], priority: 1, conditions: [elb.ListenerCondition.pathPatterns(['/orders'])] });
    },
    'a user pool': (stack) => new cognito.UserPool(stack, 'Pool', {
      customSenderKmsKey: new kms.Key(stack, 'Key'),
      lambdaTriggers: { preSignUp: fn(stack), postConfirmation: fn(stack, 'Other').addAlias('live'), customEmailSender: fn(stack, 'Sender') },
    }),
    'an events API': (stack) => new appsync.EventApi(stack, 'Api', { apiName: 'orders' }).addLambdaDataSource('Source', fn(stack)),
    'function URLs': (stack) => {
      fn(stack).addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE, cors: { allowedOrigins: ['*'], maxAge: Duration.minutes(1) } });
      fn(stack, 'Other').addAlias('live').addFunctionUrl({ invokeMode: lambda.InvokeMode.RESPONSE_STREAM }).grantInvokeUrl(new iam.AccountPrincipal('444455556666'));
    },
    'a function URL behind CloudFront': (stack) => new cloudfront.Distribution(stack, 'Distribution', {
      defaultBehavior: {
        origin: origins.FunctionUrlOrigin.withOriginAccessControl(fn(stack).addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM })),
      },
      additionalBehaviors: { '/open/*': { origin: new origins.FunctionUrlOrigin(fn(stack, 'Open').addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE })) } },
    }),
    'principals of all kinds': (stack) => {
      const handler = fn(stack);
      handler.grantInvoke(new iam.AccountPrincipal('444455556666'));
      handler.grantInvoke(new iam.OrganizationPrincipal('o-12345abcde'));
      handler.grantInvoke(new iam.ArnPrincipal('arn:aws:iam::444455556666:role/caller'));
      handler.grantInvoke(new iam.ServicePrincipal('lexv2.amazonaws.com', { conditions: { ArnLike: { 'aws:SourceArn': 'arn:aws:lex:us-east-1:111122223333:bot-alias/*' } } }));
      handler.addPermission('Alexa', { principal: new iam.ServicePrincipal('alexa-appkit.amazon.com'), eventSourceToken: 'amzn1.ask.skill.1' });
      handler.grantInvokeLatestVersion(new iam.Role(stack, 'Caller', { assumedBy: new iam.AccountRootPrincipal() }));
    },
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});
