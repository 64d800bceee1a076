import type { App, Resource } from '../../../template';
import { certainKey, mappingsBy, sourceKey } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

/** The sources of which a function can read only one by one: others have topics, queues or collections in them. */
const WHOLE = new Set<string | undefined>(['sqs', 'kinesis', 'kinesis-consumer', 'dynamodb']);

export const duplicateMapping: Rule = {
  id: 'EventSourceMapping.DuplicateMapping',
  severity: 'error',
  statement: 'Two mappings join the same queue or stream with the same function, alias or version.',
  fix: 'Keep one of them; for more throughput raise its concurrency or `ParallelizationFactor`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => mappingsBy(app, (mapping, source) => {
    const [from, to] = [sourceKey(mapping, source), targetKey(app, mapping)];
    return WHOLE.has(source.kind) && from !== undefined && to !== undefined ? `${from} ${to}` : undefined;
  }).flatMap(([first, ...others]) => others.map((mapping) =>
    finding(mapping.at('EventSourceArn'), `EventSourceArn and FunctionName must differ from those of every other mapping, got those of ${first.logicalId}: remove ${mapping.logicalId}, and put its settings there`))),
};

function targetKey(app: App, mapping: Resource): string | undefined {
  const name = mapping.at('FunctionName');
  const target = app.fnOf(name);
  return target === undefined ? certainKey(name) : `${target.function.id}:${target.qualifier}`;
}
