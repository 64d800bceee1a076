import type { Reading } from './reading';
import type { Resource } from './resource';

/** The services that push events to functions. */
export type TriggerKind =
  's3' | 'logs' | 'alb' | 'config' | 'ses' | 'secrets-manager' | 'sns' | 'events' | 'scheduler' | 'cognito' | 'iot' | 'rest-api' | 'http-api';

/** Where a resource names a function. */
export interface TriggerPlace {
  readonly at: Reading;
  /** The role that calls, where one is given instead of a permission. */
  readonly role?: Reading;
  readonly source?: Reading;
  readonly delivery?: 'async' | 'sync';
}

/** How one resource type names functions. */
export interface TriggerSpec {
  readonly kind: TriggerKind;
  readonly type: string;
  readonly principal: string;
  readonly delivery: 'async' | 'sync';
  readonly checkedOnCreate: boolean;
  /** All places of a resource; undefined when they are not known. */
  readonly places: (resource: Resource) => readonly TriggerPlace[] | undefined;
}

/** Who calls functions, from where, and what it checks when it is created. A new trigger is one line here. */
export const TRIGGER_SPECS: readonly TriggerSpec[] = [
  { ...pushed('s3', 'AWS::S3::Bucket', 's3.amazonaws.com', true), places: (bucket) => each(bucket.at('NotificationConfiguration', 'LambdaConfigurations'), (item) => ({ at: item.at('Function') })) },
  {
    ...pushed('s3', 'Custom::S3BucketNotifications', 's3.amazonaws.com', true),
    places: (custom) => each(custom.at('NotificationConfiguration', 'LambdaFunctionConfigurations'), (item) => ({ at: item.at('LambdaFunctionArn'), source: custom.at('BucketName') })),
  },
  { ...pushed('logs', 'AWS::Logs::SubscriptionFilter', 'logs.amazonaws.com', true), places: (filter) => [{ at: filter.at('DestinationArn'), ...optional(filter.at('RoleArn')), source: filter.at('LogGroupName') }] },
  {
    ...pushed('alb', 'AWS::ElasticLoadBalancingV2::TargetGroup', 'elasticloadbalancing.amazonaws.com', true, 'sync'),
    places: (group) => (group.at('TargetType').is('lambda') ? each(group.at('Targets'), (item) => ({ at: item.at('Id') })) : []),
  },
  {
    ...pushed('config', 'AWS::Config::ConfigRule', 'config.amazonaws.com', true),
    places: (rule) => (rule.at('Source', 'Owner').is('CUSTOM_LAMBDA') ? [{ at: rule.at('Source', 'SourceIdentifier') }] : []),
  },
  {
    ...pushed('ses', 'AWS::SES::ReceiptRule', 'ses.amazonaws.com', true),
    places: (rule) => each(rule.at('Rule', 'Actions'), (item) => {
      const action = item.at('LambdaAction');
      return { at: action.at('FunctionArn'), delivery: action.at('InvocationType').is('RequestResponse') ? 'sync' : 'async' };
    }),
  },
  { ...pushed('secrets-manager', 'AWS::SecretsManager::RotationSchedule', 'secretsmanager.amazonaws.com', true), places: (schedule) => [{ at: schedule.at('RotationLambdaARN'), source: schedule.at('SecretId') }] },
  {
    ...pushed('sns', 'AWS::SNS::Subscription', 'sns.amazonaws.com', false),
    places: (subscription) => (subscription.at('Protocol').is('lambda') ? [{ at: subscription.at('Endpoint'), source: subscription.at('TopicArn') }] : []),
  },
  {
    ...pushed('sns', 'AWS::SNS::Topic', 'sns.amazonaws.com', false),
    places: (topic) => each(topic.at('Subscription'), (item) => (item.at('Protocol').is('lambda') ? { at: item.at('Endpoint') } : undefined)),
  },
  { ...pushed('events', 'AWS::Events::Rule', 'events.amazonaws.com', false), places: (rule) => each(rule.at('Targets'), (item) => ({ at: item.at('Arn'), ...optional(item.at('RoleArn')) })) },
  {
    // Not the function's policy decides but the role, whose trust is checked.
    ...pushed('scheduler', 'AWS::Scheduler::Schedule', 'scheduler.amazonaws.com', false),
    places: (schedule) => [{ at: schedule.at('Target', 'Arn'), role: schedule.at('Target', 'RoleArn') }],
  },
  {
    ...pushed('cognito', 'AWS::Cognito::UserPool', 'cognito-idp.amazonaws.com', false, 'sync'),
    places: (pool) => (pool.at('LambdaConfig').isAbsent ? [] : pool.at('LambdaConfig').entries()?.flatMap(([name, value]): TriggerPlace[] => {
      // Custom senders and versioned triggers hold the ARN one level below; a key is no function.
      const nested = value.entries() !== undefined;
      return name === 'KMSKeyID' ? [] : [{ at: nested ? value.at('LambdaArn') : value }];
    })),
  },
  {
    ...pushed('iot', 'AWS::IoT::TopicRule', 'iot.amazonaws.com', false),
    places: (rule) => each(rule.at('TopicRulePayload', 'Actions'), (item) => ({ at: item.at('Lambda', 'FunctionArn') })),
  },
  {
    ...pushed('rest-api', 'AWS::ApiGateway::Method', 'apigateway.amazonaws.com', false, 'sync'),
    places: (method) => (method.at('Integration', 'Type').is('AWS', 'AWS_PROXY')
      ? [{ at: method.at('Integration', 'Uri'), ...optional(method.at('Integration', 'Credentials')), source: method.at('RestApiId') }]
      : []),
  },
  {
    ...pushed('rest-api', 'AWS::ApiGateway::Authorizer', 'apigateway.amazonaws.com', false, 'sync'),
    places: (authorizer) => [{ at: authorizer.at('AuthorizerUri'), ...optional(authorizer.at('AuthorizerCredentials')), source: authorizer.at('RestApiId') }],
  },
  {
    ...pushed('http-api', 'AWS::ApiGatewayV2::Integration', 'apigateway.amazonaws.com', false, 'sync'),
    places: (integration) => (integration.at('IntegrationType').is('AWS', 'AWS_PROXY') && integration.at('IntegrationSubtype').isAbsent
      ? [{ at: integration.at('IntegrationUri'), ...optional(integration.at('CredentialsArn')), source: integration.at('ApiId') }]
      : []),
  },
  {
    ...pushed('http-api', 'AWS::ApiGatewayV2::Authorizer', 'apigateway.amazonaws.com', false, 'sync'),
    places: (authorizer) => [{ at: authorizer.at('AuthorizerUri'), ...optional(authorizer.at('AuthorizerCredentialsArn')), source: authorizer.at('ApiId') }],
  },
];

function pushed(kind: TriggerKind, type: string, principal: string, checkedOnCreate: boolean, delivery: 'async' | 'sync' = 'async'): Omit<TriggerSpec, 'places'> {
  return { kind, type, principal, delivery, checkedOnCreate };
}

/** One place for each element, over all branches of the list; undefined when a branch is unknown. */
function each(list: Reading, place: (item: Reading) => TriggerPlace | undefined): readonly TriggerPlace[] | undefined {
  const lists = list.alternatives.map((alternative) => (alternative.isAbsent ? [] : alternative.items()));
  return lists.every((items) => items !== undefined) ? lists.flat().flatMap((item) => place(item) ?? []) : undefined;
}

/** A role that may be given counts as given: then nothing is said of permissions. */
function optional(role: Reading): { readonly role?: Reading } {
  return role.isAbsent ? {} : { role };
}
