import type { Reading } from '../../../template';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

/** Types and services that call functions themselves. */
const PUSHING = new Map([
  ['AWS::SNS::Topic', 'sns'],
  ['AWS::S3::Bucket', 's3'],
  ['AWS::Events::Rule', 'events'],
  ['AWS::Events::EventBus', 'events'],
  ['AWS::Logs::LogGroup', 'logs'],
  ['AWS::KinesisFirehose::DeliveryStream', 'firehose'],
  ['AWS::Lambda::Function', 'lambda'],
  ['AWS::Lambda::Alias', 'lambda'],
  ['AWS::Lambda::Version', 'lambda'],
  ['AWS::StepFunctions::StateMachine', 'states'],
]);

export const sourceUnsupportedType: Rule = {
  id: 'EventSourceMapping.SourceUnsupportedType',
  severity: 'error',
  statement: '`EventSourceArn` is that of a topic, bucket, event bus or rule, log group, delivery stream, function or state machine.',
  fix: 'Remove the mapping: give the service an `AWS::Lambda::Permission`, and the function as its target.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html',
  check: onEachMapping((mapping) => {
    const arn = mapping.at('EventSourceArn');
    const [service] = arn.alternatives.map(pushingService);
    return service !== undefined && arn.every((alternative) => pushingService(alternative) !== undefined)
      ? finding(arn, `EventSourceArn must be of SQS, Kinesis, DynamoDB, MSK, MQ or DocumentDB, got one of ${service}, which is not polled: give ${service} a permission and the function as its target`)
      : undefined;
  }),
};

function pushingService(arn: Reading): string | undefined {
  const reference = arn.reference();
  if (reference !== undefined) {
    return PUSHING.get(reference.resource.type);
  }
  const text = arn.parts()?.map((part) => (typeof part === 'string' ? part : '?')).join('') ?? '';
  return /^arn:[^:]*:(sns|s3|events|logs|firehose|lambda|states):/.exec(text)?.[1];
}
