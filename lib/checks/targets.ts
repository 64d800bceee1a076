import type { FunctionTarget } from '../template';

/** Whether what a target runs is the code and configuration of the template, not that of an older version. */
export function isCurrent({ qualifier, alias, version }: FunctionTarget): boolean {
  return qualifier === '' || version !== undefined || alias?.at('FunctionVersion').isPresent === true;
}

/** A function as a message calls it, with its alias or version. */
export function targetName({ function: { logicalId }, qualifier, alias, version }: FunctionTarget): string {
  const part = (alias ?? version)?.logicalId ?? qualifier;
  return part === '' ? logicalId : `${part} of ${logicalId}`;
}
