import type { App, Reading } from '../../../template';
import { isKafka } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { serviceInArn } from './arn-service';
import type { DestinationPlace } from './destinations';
import { destinationPlaces } from './destinations';

/** The services that each place accepts, as ARNs name them. */
const ACCEPTED: { readonly [kind in DestinationPlace['kind']]: readonly string[] } = {
  'dead-letter': ['sqs', 'sns'],
  success: ['lambda', 'sqs', 'sns', 'events'],
  failure: ['lambda', 'sqs', 'sns', 'events', 's3'],
  mapping: ['sqs', 'sns', 's3'],
};

const NAMES = new Map([['sqs', 'an SQS queue'], ['sns', 'an SNS topic'], ['lambda', 'a function'], ['events', 'an event bus'], ['s3', 'an S3 bucket']]);

/** The service of the ARNs that a resource type has. */
const SERVICES = new Map([
  ['AWS::SQS::Queue', 'sqs'],
  ['AWS::SNS::Topic', 'sns'],
  ['AWS::Lambda::Function', 'lambda'],
  ['AWS::Lambda::Alias', 'lambda'],
  ['AWS::Lambda::Version', 'lambda'],
  ['AWS::Events::EventBus', 'events'],
  ['AWS::S3::Bucket', 's3'],
  ['AWS::Events::Rule', 'a rule of EventBridge'],
  ['AWS::Kinesis::Stream', 'kinesis'],
  ['AWS::KinesisFirehose::DeliveryStream', 'firehose'],
  ['AWS::DynamoDB::Table', 'dynamodb'],
  ['AWS::DynamoDB::GlobalTable', 'dynamodb'],
  ['AWS::StepFunctions::StateMachine', 'states'],
  ['AWS::Logs::LogGroup', 'logs'],
  ['AWS::IAM::Role', 'iam'],
  ['AWS::KMS::Key', 'kms'],
  ['AWS::CloudWatch::Alarm', 'cloudwatch'],
  ['AWS::SecretsManager::Secret', 'secretsmanager'],
  ['AWS::MSK::Cluster', 'kafka'],
  ['AWS::ECS::Cluster', 'ecs'],
  ['AWS::AmazonMQ::Broker', 'mq'],
]);

const TOPIC = 'a Kafka topic';

/** A custom resource, a nested stack or a parameter of Systems Manager can yield the ARN of anything: those are in no table. */
export const destinationType: Rule = {
  id: 'Destination.Type',
  severity: 'error',
  statement: 'A dead-letter queue or destination is of a service that its place does not accept.',
  fix: 'Use an SQS queue or an SNS topic; a function or event bus for asynchronous events alone, an S3 bucket for failed ones alone.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => destinationPlaces(app).flatMap(({ at, kind }) => {
    const services = at.alternatives.map((value) => serviceOf(value));
    const accepted = mayTakeTopics(app, at, kind) ? [...ACCEPTED[kind], TOPIC] : ACCEPTED[kind];
    const [first = ''] = services;
    return services.every((service) => service !== undefined && !accepted.includes(service))
      ? [finding(at, `${at.path.split('/').at(-1) ?? ''} takes ${ACCEPTED[kind].map((service) => NAMES.get(service)).join(', ')}, got ${NAMES.get(first) ?? first}: use one of these`)]
      : [];
  }),
};

function serviceOf(destination: Reading): string | undefined {
  const reference = destination.reference();
  if (reference !== undefined) {
    return reference.attribute === 'Ref' || reference.attribute.endsWith('Arn') ? SERVICES.get(reference.resource.type) : undefined;
  }
  return destination.startsWith('kafka://') ? TOPIC : serviceInArn(destination);
}

/** A topic is no ARN: where no mapping is, `Reference.NotAnArn` says so. */
function mayTakeTopics(app: App, at: Reading, kind: DestinationPlace['kind']): boolean {
  const source = app.eventSourceOf(at.resource);
  return kind !== 'mapping' || source.kind === undefined || isKafka(source);
}
