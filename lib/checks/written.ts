import type { Part, Reading } from '../template';
import { isReference } from '../template';

/** How a message shows a value: its literal, or the intrinsic function it is. */
export function written(reading: Reading): string {
  const [first] = reading.alternatives;
  const reference = first?.reference();
  if (reference === undefined) {
    return JSON.stringify((first?.parts() ?? []).map(piece).join(''));
  }
  const { resource, attribute } = reference;
  return attribute === 'Ref' ? `Ref ${resource.logicalId}` : `Fn::GetAtt ${resource.logicalId}.${attribute}`;
}

function piece(part: Part): string {
  if (typeof part === 'string') {
    return part;
  }
  return isReference(part) ? `\${${part.resource.logicalId}${part.attribute === 'Ref' ? '' : `.${part.attribute}`}}` : '${...}';
}
