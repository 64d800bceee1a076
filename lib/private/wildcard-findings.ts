import { Stack } from 'aws-cdk-lib';
import type { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';

/** Acknowledges every resource with a wildcard that a policy names now, one by one: the finding is named by the text of the resource. */
export function acknowledgeWildcards(policy: ManagedPolicy, reason: string): void {
  recordTexts(policy, reason, () => {
    const { Statement: statements } = Stack.of(policy).resolve(policy.document.toJSON()) as { readonly Statement: { readonly Resource: unknown }[] };
    return statements.flatMap(({ Resource: resource }) => [resource].flat());
  });
}

/** Acknowledges one resource with a wildcard in the policies below a scope, and no other. */
export function acknowledgeWildcard(scope: IConstruct, reason: string, resource: string): void {
  recordTexts(scope, reason, () => [Stack.of(scope).resolve(resource)]);
}

/** The text of a reference into another stack is known only when the stacks have been connected, which is when the tree is validated. */
function recordTexts(scope: IConstruct, reason: string, resources: () => unknown[]): void {
  const record = (): string[] => {
    const texts = resources().map(flatText).filter((text) => text.includes('*'));
    [...new Set(texts)].forEach((text) => acknowledge(scope, reason, `AwsSolutions-IAM5[Resource::${text}]`));
    return [];
  };
  record();
  scope.node.addValidation({ validate: record });
}

/** A resolved value as the rule pack writes it: references in angle brackets, joined text as text. */
function flatText(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const [[intrinsic, argument]] = Object.entries(value as { readonly [intrinsic: string]: unknown });
  switch (intrinsic) {
    case 'Fn::Join': {
      const [delimiter, parts] = argument as [string, unknown[]];
      return parts.map(flatText).join(delimiter);
    }
    case 'Fn::GetAtt': return `<${(argument as unknown[]).map(flatText).join('.')}>`;
    case 'Fn::ImportValue': return flatText(argument);
    case 'Ref': return `<${flatText(argument)}>`;
    default: return JSON.stringify(value);
  }
}
