import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const twoSources: Rule = {
  id: 'EventSourceMapping.TwoSources',
  severity: 'error',
  statement: 'A mapping has both `EventSourceArn` and `SelfManagedEventSource`.',
  fix: 'Keep one of the two: a mapping reads one source.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping) => {
    const brokers = mapping.at('SelfManagedEventSource');
    return mapping.at('EventSourceArn').isPresent && brokers.isNotEmpty
      ? finding(brokers, 'SelfManagedEventSource must not stand beside EventSourceArn, got both: keep one, and use a second mapping for the other')
      : undefined;
  }),
};
