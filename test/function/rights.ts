import type { Stack } from 'aws-cdk-lib';
import { resourcesOf } from '../synthesized';

/** One action on one resource, as IAM sees it, however statements are merged. */
export interface Right {
  readonly effect?: 'Allow' | 'Deny';
  readonly actions: string[];
  readonly resource: unknown;
  readonly condition?: unknown;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** Everything the identity policies of a stack say, one line for each action and resource. */
export function rightsOf(stack: Stack): string[] {
  return Object.values(resourcesOf(stack))
    .filter(({ Type: type }) => type === 'AWS::IAM::ManagedPolicy' || type === 'AWS::IAM::Policy')
    .flatMap(({ Properties: { PolicyDocument: document } }) => (document as { readonly Statement: Statement[] }).Statement)
    .flatMap(({ Effect: effect, Action: action, Resource: resource, Condition: condition }) =>
      [action].flat().flatMap((one) => [resource].flat().map((target) => line(effect, one, target, condition))))
    .sort();
}

/** The same lines for what is expected; resources and conditions may hold tokens. */
export function rights(stack: Stack, ...expected: Right[]): string[] {
  return expected
    .flatMap(({ effect = 'Allow', actions, resource, condition }) => actions.map((action) => line(effect, action, stack.resolve(resource), stack.resolve(condition))))
    .sort();
}

function line(effect: string, action: string, resource: unknown, condition: unknown): string {
  return [effect, action, JSON.stringify(resource), JSON.stringify(condition ?? {})].join(' ');
}
