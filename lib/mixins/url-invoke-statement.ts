import { Mixin, Stack } from 'aws-cdk-lib';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { compact } from '../private/values';
import { AddedResources } from './added-resources';
import { isTyped } from './references';

const [URL_ACTION, FUNCTION_ACTION] = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'];

/**
 * Completes the permissions to invoke function URLs: a caller needs `lambda:InvokeFunction` beside `lambda:InvokeFunctionUrl`,
 * and gets it for calls through the URL alone.
 *
 * A permission that has its second one in the same stack stays as it is.
 *
 * Satisfies the rules `Url.InvokeFunctionStatementMissing` and `Permission.CloudFrontUrlTwoActions`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
export class UrlInvokeStatement extends Mixin {
  /** Whether it is a permission. */
  public override supports(construct: IConstruct): construct is CfnPermission {
    return CfnPermission.isCfnPermission(construct) && isTyped(construct);
  }

  /** Adds the second permission. */
  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || construct.action !== URL_ACTION || hasSecond(construct)) {
      return;
    }
    const { functionName, principal, principalOrgId, sourceAccount, sourceArn } = construct;
    AddedResources.beside(construct, 'UrlInvokeStatement').define((scope) => new CfnPermission(scope, 'Permission', compact({
      functionName, principal, principalOrgId, sourceAccount, sourceArn, action: FUNCTION_ACTION, invokedViaFunctionUrl: true,
    })));
  }
}

function hasSecond(first: CfnPermission): boolean {
  const caller = callerOf(first);
  return Stack.of(first).node.findAll().filter((node) => CfnPermission.isCfnPermission(node))
    .some((other) => other.action === FUNCTION_ACTION && callerOf(other) === caller);
}

function callerOf(permission: CfnPermission): string {
  const { functionName, principal, principalOrgId, sourceAccount, sourceArn } = permission;
  return JSON.stringify(Stack.of(permission).resolve({ functionName, principal, principalOrgId, sourceAccount, sourceArn }));
}
