import type { App, EventSource, EventSourceKind, FunctionTarget, Reading, Resource } from '../template';
import { group } from '../template/grouped';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import type { Rule } from './rule';
import { onEach } from './rule';

const MAPPING = 'AWS::Lambda::EventSourceMapping';

/** What a message calls a source. */
export const SOURCE_NAMES: { readonly [kind in EventSourceKind]: string } = {
  sqs: 'an SQS queue',
  kinesis: 'a Kinesis stream',
  'kinesis-consumer': 'a Kinesis stream consumer',
  dynamodb: 'a DynamoDB stream',
  msk: 'an MSK cluster',
  kafka: 'self-managed Kafka',
  mq: 'an MQ broker',
  documentdb: 'a DocumentDB cluster',
};

/** The check of a rule that looks at one event source mapping after the other. */
export function onEachMapping(
  look: (mapping: Resource, source: EventSource, app: App, options: CheckOptions) => Finding | readonly Finding[] | undefined,
): Rule['check'] {
  return onEach(MAPPING, (mapping, app, options) => look(mapping, app.eventSourceOf(mapping), app, options));
}

/** Sources with shards: Kinesis, its consumers, and DynamoDB. */
export function isStream({ kind }: EventSource): boolean {
  return kind === 'kinesis' || kind === 'kinesis-consumer' || kind === 'dynamodb';
}

export function isKafka({ kind }: EventSource): boolean {
  return kind === 'msk' || kind === 'kafka';
}

/** The queue of the app that a mapping reads. */
export function queueOf({ resource }: EventSource): Resource | undefined {
  return resource?.type === 'AWS::SQS::Queue' ? resource : undefined;
}

/** The Kinesis stream of the app that a mapping reads, be it through a consumer. */
export function streamOf(app: App, { resource }: EventSource): Resource | undefined {
  const stream = resource?.type === 'AWS::Kinesis::StreamConsumer' ? app.resourceOf(resource.at('StreamARN')) : resource;
  return stream?.type === 'AWS::Kinesis::Stream' ? stream : undefined;
}

/** The table of the app whose stream a mapping reads. */
export function tableOf({ resource }: EventSource): Resource | undefined {
  return resource?.type === 'AWS::DynamoDB::Table' || resource?.type === 'AWS::DynamoDB::GlobalTable' ? resource : undefined;
}

/** Every queue of the app that a mapping reads, once. */
export function sourceQueues(app: App): readonly Resource[] {
  return [...new Set(app.ofType(MAPPING).flatMap((mapping) => queueOf(app.eventSourceOf(mapping)) ?? []))];
}

/** Whether events are certainly taken: a mapping can wait for its turn. */
export function isEnabled(mapping: Resource): boolean {
  return mapping.at('Enabled').or(true).is('true');
}

/** The function whose role and timeout a mapping works with; undefined when it may be those of an older version. */
export function currentFunctionOf(app: App, mapping: Resource): Resource | undefined {
  const target = app.fnOf(mapping.at('FunctionName'));
  return target !== undefined && isCurrent(target) ? target.function : undefined;
}

function isCurrent({ qualifier, alias, version }: FunctionTarget): boolean {
  return qualifier === '' || version !== undefined || alias?.at('FunctionVersion').isPresent === true;
}

/** A text that is equal for two mappings only if they certainly read the same. */
export function sourceKey(mapping: Resource, { resource }: EventSource): string | undefined {
  return resource?.id ?? certainKey(mapping.at('EventSourceArn'));
}

/** The key of a value that does not depend on a condition. */
export function certainKey(reading: Reading): string | undefined {
  return reading.alternatives.length === 1 && !reading.isAbsent ? reading.key : undefined;
}

/** The mappings with equal keys that certainly exist together, in the order of the app; those without a key are left out. */
export function mappingsBy(app: App, keyOf: (mapping: Resource, source: EventSource) => string | undefined): readonly (readonly Resource[])[] {
  const groups = new Map<string, Resource[]>();
  for (const mapping of app.ofType(MAPPING)) {
    const key = keyOf(mapping, app.eventSourceOf(mapping));
    if (key !== undefined) {
      group(groups, `${mapping.isConditional ? `${mapping.stack.id}?${mapping.condition}` : ''} ${key}`, mapping);
    }
  }
  return [...groups.values()];
}
