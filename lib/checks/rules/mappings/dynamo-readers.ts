import { MAPPING_LIMITS } from '../../../private/limits';
import type { App, Resource } from '../../../template';
import { isEnabled, mappingsBy, sourceKey, tableOf } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const { table, globalTable } = MAPPING_LIMITS.dynamoDbReaders;

export const dynamoReaders: Rule = {
  id: 'EventSourceMapping.DynamoReaders',
  severity: 'warning',
  statement: `More than ${table} mappings read one DynamoDB stream, or more than ${globalTable} that of a global table.`,
  fix: 'Let one function fan out, or send the changes to a Kinesis stream.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html',
  check: (app) => mappingsBy(app, (mapping, source) => (source.kind === 'dynamodb' && isEnabled(mapping) ? sourceKey(mapping, source) : undefined))
    .flatMap((mappings) => {
      const most = isGlobal(app, mappings[0]) ? globalTable : table;
      return mappings.slice(most).map((mapping) =>
        finding(mapping.at('EventSourceArn'), `EventSourceArn of a DynamoDB stream should be that of at most ${most} mappings, got ${mappings.length}: the readers of a shard are throttled, let one function hand the records on`));
    }),
};

/** Whether the table certainly has two replicas. */
function isGlobal(app: App, mapping: Resource): boolean {
  const replicas = tableOf(app.eventSourceOf(mapping))?.at('Replicas').items() ?? [];
  return replicas.filter((replica) => replica.isPresent).length > 1;
}
