import type { CheckedFinding } from '../../../lib/checks/check';
import { finding } from '../../../lib/checks/finding';
import type { Rule, Severity } from '../../../lib/checks/rule';
import type { App } from '../../../lib/template';
import { appOf, fn, queue } from '../rule-kit';

/** A rule that finds nothing by itself. */
export function rule(id: string, severity: Severity): Rule {
  return { id, severity, statement: 'A `Thing` is there.', fix: 'Take the `Thing` out.', source: 'https://docs.aws.amazon.com/things', check: () => [] };
}

/** Two stacks, the first one with a construct path. */
export const APP: App = appOf([
  { template: { Resources: { Fn: fn({}, { Metadata: { 'aws:cdk:path': 'Orders/Fn/Resource' } }), Queue: queue() } } },
  { template: { Resources: { Queue: queue() } } },
]);

/** A finding at a property, at a resource without a construct path, and at a stack. */
export function threeFindings(): CheckedFinding[] {
  const [orders, other] = APP.stacks;
  const [fnResource] = APP.ofType('AWS::Lambda::Function');
  const [memory, size, loud] = [rule('Function.Memory', 'error'), rule('Stack.Size', 'info'), rule('Queue.Loud', 'warning')];
  return [
    { ...finding(fnResource.at('MemorySize'), 'MemorySize is at most 1 MB, got 2 MB: set it to 1'), rule: memory, severity: 'error' },
    { ...finding(fnResource, 'it is loud'), rule: loud, severity: 'warning' },
    { ...finding(orders.resources.get('Queue') ?? orders, 'it is loud'), rule: loud, severity: 'warning' },
    { ...finding(other, 'it is large'), rule: size, severity: 'info' },
  ];
}
