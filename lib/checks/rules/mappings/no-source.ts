import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const noSource: Rule = {
  id: 'EventSourceMapping.NoSource',
  severity: 'error',
  statement: 'A mapping has neither `EventSourceArn` nor `SelfManagedEventSource`.',
  fix: 'Give the ARN of the source, or the brokers of a self-managed cluster.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping) => {
    const arn = mapping.at('EventSourceArn');
    return arn.isAbsent && mapping.at('SelfManagedEventSource').isAbsent
      ? finding(arn, 'EventSourceArn or SelfManagedEventSource must be given, got neither: type the ARN of the source, or the brokers of the cluster')
      : undefined;
  }),
};
