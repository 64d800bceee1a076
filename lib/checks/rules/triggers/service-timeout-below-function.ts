import { UNSAID } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachCustomResource } from './custom-resources';

export const serviceTimeoutBelowFunction: Rule = {
  id: 'CustomResource.ServiceTimeoutBelowFunction',
  severity: 'warning',
  statement: 'CloudFormation waits shorter for a custom resource than its function may run.',
  fix: 'Set `ServiceTimeout` to the timeout of the function or more.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudformation-customresource.html',
  check: onEachCustomResource((custom, fn) => {
    const wait = custom.at('ServiceTimeout');
    const [waits, times] = [wait.numbers(), fn.at('Timeout').or(UNSAID.functionTimeoutSeconds).numbers()];
    return waits !== undefined && times !== undefined && Math.max(...waits) < Math.min(...times)
      ? finding(wait, `ServiceTimeout must be at least the Timeout of ${fn.logicalId} (${Math.min(...times)} s), got ${Math.max(...waits)} s: raise it, or lower the Timeout`)
      : undefined;
  }),
};
