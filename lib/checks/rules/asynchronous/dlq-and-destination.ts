import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const dlqAndDestination: Rule = {
  id: 'EventInvokeConfig.DlqAndDestination',
  severity: 'info',
  statement: 'A function has a dead-letter queue and a destination for failed events: each is written twice.',
  fix: 'Keep the destination, which says more, and remove `DeadLetterConfig`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: onEachFunction((fn, app) => {
    const config = app.invokeConfigsOf(fn).list.find(({ resource }) => app.coexist(fn, resource) && resource.at('DestinationConfig', 'OnFailure', 'Destination').isPresent);
    return config !== undefined && fn.at('DeadLetterConfig', 'TargetArn').isPresent
      ? finding(fn.at('DeadLetterConfig'), `DeadLetterConfig should be left out where an event invoke config has OnFailure, got it and ${config.resource.logicalId}: keep the destination`)
      : undefined;
  }),
};
