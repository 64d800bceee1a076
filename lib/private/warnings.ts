import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const PREFIX = 'cdk-lambda-patterns';

/**
 * Says that something legal is doubtful. The id is contract: users acknowledge it.
 *
 * @param id `<Class>.<camelCondition>`
 */
export function warn(scope: IConstruct, id: string, message: string): void {
  Validations.of(scope).addWarning(`${PREFIX}:${id}`, message);
}
