import { Mixin, Stack } from 'aws-cdk-lib';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { isTyped } from './references';

/** Services that tell Lambda the account of the resource that calls. SNS does not, and the ARN of others already holds it. */
const SERVICES = new Set([
  'bedrock.amazonaws.com',
  'config.amazonaws.com',
  'connect.amazonaws.com',
  'lambda.alarms.cloudwatch.amazonaws.com',
  'lexv2.amazonaws.com',
  'logs.amazonaws.com',
  's3.amazonaws.com',
  'secretsmanager.amazonaws.com',
  'ses.amazonaws.com',
]);

/**
 * Keeps the resources of other accounts out where a permission lets a whole service in: it adds the account of the stack.
 *
 * Only for services that tell the account, such as S3, Secrets Manager and SES, and only where the permission names no source at all.
 * Not for a function that resources of another account are meant to call.
 *
 * Satisfies the rule `Permission.ServiceWithoutSource`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export class PermissionSourceAccount extends Mixin {
  /** Whether it is a permission. */
  public override supports(construct: IConstruct): construct is CfnPermission {
    return CfnPermission.isCfnPermission(construct) && isTyped(construct);
  }

  /** Adds the account. */
  public applyTo(construct: IConstruct): void {
    if (this.supports(construct) && SERVICES.has(construct.principal) && !namesSource(construct)) {
      construct.sourceAccount = Stack.of(construct).account;
    }
  }
}

function namesSource({ sourceArn, sourceAccount, principalOrgId, eventSourceToken }: CfnPermission): boolean {
  return [sourceArn, sourceAccount, principalOrgId, eventSourceToken].some((condition) => condition !== undefined);
}
