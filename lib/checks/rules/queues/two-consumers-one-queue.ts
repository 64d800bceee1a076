import { isEnabled, mappingsBy, sourceKey } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const twoConsumersOneQueue: Rule = {
  id: 'EventSourceMapping.TwoConsumersOneQueue',
  severity: 'warning',
  statement: 'Two functions read one queue: each message reaches one of them only.',
  fix: 'Give each function a queue of its own, behind a topic or an event bus.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  check: (app) => mappingsBy(app, (mapping, source) => (source.kind === 'sqs' && isEnabled(mapping) && app.fnOf(mapping.at('FunctionName')) !== undefined
    ? sourceKey(mapping, source)
    : undefined)).flatMap(([first, ...others]) => {
    const [firstFn, ...fns] = [first, ...others].map((mapping) => app.fnOf(mapping.at('FunctionName'))?.function);
    return others.filter((_, index) => fns[index] !== firstFn).map((mapping) => finding(mapping.at('EventSourceArn'),
      `EventSourceArn of a queue should be that of one function, got ${firstFn?.logicalId ?? ''} too by ${first.logicalId}: give each function its own queue behind a topic`));
  }),
};
