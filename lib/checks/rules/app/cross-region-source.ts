import type { Reading } from '../../../template';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const crossRegionSource: Rule = {
  id: 'App.CrossRegionSource',
  severity: 'error',
  statement: 'An event source mapping reads a queue or stream of another Region.',
  fix: 'Move the function or the source, or forward events through a topic or an event bus.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  check: onEachMapping((mapping) => {
    const arn = mapping.at('EventSourceArn');
    const { region } = mapping.stack;
    const others = arn.alternatives.map(regionOf);
    return region !== undefined && others.length > 0 && others.every((other) => other !== undefined && other !== region)
      ? finding(arn, `EventSourceArn is that of a source in the Region of the function (${region}), got one in ${others[0] ?? ''}: move one of them, or forward the events`)
      : undefined;
  }),
};

/** The Region that an ARN names. A reference is to a source that the stack can reach, which is in its own. */
function regionOf(arn: Reading): string | undefined {
  const text = arn.parts()?.map((part) => (typeof part === 'string' ? part : '?')).join('') ?? '';
  return /^arn:[^:]+:(?:sqs|kinesis|dynamodb|kafka|mq|rds):([a-z]{2}(?:-[a-z]+)+-\d):/.exec(text)?.[1];
}
