import type { App, FunctionTarget, Reading, Resource } from '../template';
import { otherQualifier, sameTarget } from '../template';

/** The permissions of one qualifier of a function. */
export interface FunctionPolicy {
  /** Those that are certainly for it. */
  readonly own: readonly Resource[];
  /** Those that are not certainly for another qualifier. */
  readonly possible: readonly Resource[];
  /** Whether no other permission of the app can be for it. */
  readonly isComplete: boolean;
}

export function policyOf(app: App, target: FunctionTarget): FunctionPolicy {
  const { list, isComplete } = app.permissionsOf(target.function);
  return {
    own: list.filter((one) => sameTarget(one.target, target)).map(({ resource }) => resource),
    possible: list.filter((one) => !otherQualifier(one.target, target)).map(({ resource }) => resource),
    // A policy as a document is not read.
    isComplete: isComplete && app.ofType('AWS::Lambda::ResourcePolicy').length === 0,
  };
}

/** Whether a permission may allow the action to the principal; what is unknown counts. */
export function mayAllow(permission: Resource, principal: string, action: string): boolean {
  return may(permission.at('Principal'), (text) => text === principal) && may(permission.at('Action'), (text) => isAction(text, action));
}

/** Whether a permission certainly allows the action to the principal, and names both. */
export function allows(permission: Resource, principal: string, action: string): boolean {
  return permission.at('Principal').is(principal) && permission.at('Action').textThat((text) => isAction(text, action)) !== undefined;
}

function may(reading: Reading, test: (text: string) => boolean): boolean {
  return reading.alternatives.some((value) => {
    const text = value.text();
    return text === undefined ? !value.isAbsent : test(text);
  });
}

function isAction(text: string, action: string): boolean {
  return ['*', 'lambda:*', action.toLowerCase()].includes(text.toLowerCase());
}
