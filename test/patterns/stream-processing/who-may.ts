import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { resourcesOf } from '../../synthesized';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** Somebody to grant something to. */
export function roleIn(stack: Stack): Role {
  return new Role(stack, 'Person', { assumedBy: new AccountPrincipal('111122223333') });
}

/** What the role may do with a resource, by the policies in its own stack. */
export function actionsOn(arn: string | undefined, role: IRole): string[] {
  const stack = Stack.of(role);
  const [wanted, name] = [arn, role.roleName].map((value) => JSON.stringify(stack.resolve(value)));
  const policies = Object.values(resourcesOf(stack)).filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(name));
  const statements = policies.flatMap(({ Properties }) => (Properties.PolicyDocument as { readonly Statement: Statement[] }).Statement);
  return statements.filter(({ Resource }) => JSON.stringify(Resource) === wanted).flatMap(({ Action }) => Action).sort();
}
