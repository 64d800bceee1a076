import type { App, Resource } from '../../../template';
import { isStream } from '../../event-sources';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import type { StackPair } from './counterparts';
import { missingIn, onEachChange, onEachPair } from './counterparts';
import { differs } from './difference';

const MAPPING = 'AWS::Lambda::EventSourceMapping';

/** What cannot be changed in place. */
const REPLACING = [
  ['EventSourceArn'], ['StartingPosition'], ['StartingPositionTimestamp'], ['SelfManagedEventSource'], ['Topics'], ['Queues'],
  ['AmazonManagedKafkaEventSourceConfig', 'ConsumerGroupId'], ['SelfManagedKafkaEventSourceConfig', 'ConsumerGroupId'],
];

/** A queue has no position: its mapping may be replaced. */
export const replacementLosesPosition: Rule = {
  id: 'EventSourceMapping.ReplacementLosesPosition',
  severity: 'warning',
  statement: 'A deployed mapping of a stream or broker is replaced, and its position is lost: records are read again, or never.',
  fix: 'Keep the logical id and what a change replaces; otherwise plan what is read twice or skipped.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html',
  check: (app, options) => [
    ...onEachChange(MAPPING, (now, before) => {
      const changed = REPLACING.filter((path) => differs(now.at(...path), before.at(...path)));
      return changed.length === 0 || app.eventSourceOf(now).kind === 'sqs' ? undefined : finding(now.at(...changed[0]),
        `${changed.map((path) => path.at(-1)).join(', ')} must stay as deployed, got another value: a change replaces ${now.logicalId}, and its position is lost`);
    })(app, options),
    ...onEachPair((pair, _app, deployed) => renamed(pair, app, deployed))(app, options),
  ],
};

/** Mappings of one stream and function under a new logical id. */
function renamed({ now, before }: StackPair, app: App, deployed: App): readonly Finding[] {
  const gone = new Map(missingIn(now, before, MAPPING).flatMap((mapping) => {
    const key = streamKey(deployed, mapping);
    return key === undefined ? [] : [[key, mapping] as const];
  }));
  return missingIn(before, now, MAPPING).flatMap((mapping) => {
    const old = gone.get(streamKey(app, mapping) ?? '');
    return old === undefined ? [] : [finding(mapping,
      `the logical id of a deployed mapping must stay, got ${mapping.logicalId} in place of ${old.logicalId}: keep ${old.logicalId}, or its position is lost`)];
  });
}

function streamKey(app: App, mapping: Resource): string | undefined {
  const source = app.eventSourceOf(mapping);
  const [from, fn] = [source.resource?.logicalId ?? source.arn, app.fnOf(mapping.at('FunctionName'))?.function.logicalId];
  return isStream(source) && from !== undefined && fn !== undefined ? `${from} ${fn}` : undefined;
}
