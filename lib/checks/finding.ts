import type { Reading, Resource, Stack } from '../template';
import type { Severity } from './rule';

/** What a rule has to say about one resource, or about a stack as a whole. */
export interface Finding {
  readonly stack: Stack;
  readonly resource?: Resource;
  /** Where in the resource, such as `Properties/MemorySize`. */
  readonly property?: string;
  readonly message: string;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
}

/**
 * A finding at a property, at a resource or at a stack.
 *
 * @param message `<property> <rule with numbers and units>, got <value>: <what to type>`, without a final period
 */
export function finding(subject: Reading | Resource | Stack, message: string, severity?: Severity): Finding {
  return {
    ...place(subject),
    message,
    ...severity !== undefined && { severity },
  };
}

function place(subject: Reading | Resource | Stack): Pick<Finding, 'stack' | 'resource' | 'property'> {
  if ('path' in subject) {
    return { stack: subject.resource.stack, resource: subject.resource, property: subject.path };
  }
  return 'logicalId' in subject ? { stack: subject.stack, resource: subject } : { stack: subject };
}
