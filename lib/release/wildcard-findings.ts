import { Stack } from 'aws-cdk-lib';
import type { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from '../private/acknowledge';

/**
 * Acknowledges every resource with a wildcard that a policy names now, one by one: the finding is named by the text of the resource.
 *
 * The text of a reference into another stack is known only when the stacks have been connected, which is when the tree is validated.
 */
export function acknowledgeWildcards(policy: ManagedPolicy, reason: string): void {
  const record = (): string[] => {
    const { Statement: statements } = Stack.of(policy).resolve(policy.document.toJSON()) as { readonly Statement: { readonly Resource: unknown }[] };
    const texts = statements.flatMap(({ Resource: resource }) => [resource].flat()).map(flatText).filter((text) => text.includes('*'));
    [...new Set(texts)].forEach((text) => acknowledge(policy, reason, `AwsSolutions-IAM5[Resource::${text}]`));
    return [];
  };
  record();
  policy.node.addValidation({ validate: record });
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
