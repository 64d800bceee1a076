import { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IDependable } from 'constructs';
import { wasAdded } from '../private/granted';
import { warn } from '../private/warnings';
import { acknowledgeWildcard } from '../private/wildcard-findings';

/**
 * Allows the execution role what the pollers do in its name, and returns what the mapping must wait for.
 *
 * The role of an imported function cannot always be changed here: then the warning names the statement to add.
 *
 * @param source the class of the source, for the warning
 */
export function allowPolling(target: IFunction, source: string, statements: PolicyStatement[]): IDependable[] {
  return statements.flatMap((statement) => {
    const added = target.grantPrincipal.addToPrincipalPolicy(statement);
    // Where an imported function has no role at all, the CDK itself warns.
    if (target.role && !wasAdded(target.role, added)) {
      const text = JSON.stringify(Stack.of(target).resolve(statement.toStatementJson()));
      warn(target, `${source}.roleUnchanged`, `the role of the imported function cannot be changed here, and polling needs it to allow ${text}: add the statement to the role`);
    }
    statement.resources.forEach((resource) => acknowledgeNames(target, resource));
    return added.policyDependable ?? [];
  });
}

/** A wildcard below one resource stands for names that Lambda makes up or looks up: it is no mistake of the user. */
function acknowledgeNames({ role }: IFunction, resource: string): void {
  if (role && resource.includes('*') && resource !== '*') {
    acknowledgeWildcard(role, 'the names are not known before run time: of the objects that Lambda writes, of the schemas that it reads', resource);
  }
}
