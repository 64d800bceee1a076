import { CfnCondition, CfnParameter, Fn, Names } from 'aws-cdk-lib';
import { CfnAlias } from 'aws-cdk-lib/aws-lambda';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import type { AliasRoute } from './alias-route';
import { isHeldBack } from './hold-back-mark';
import { namesVersion, versionInContext, versionParameter } from './named-version';

/** Leaves a property out. */
const NOTHING = { Ref: 'AWS::NoValue' };

/**
 * Lets a stack parameter name the version behind an alias, without a build: the way back in an incident.
 *
 * While it is set the alias moves at once, past every rollout and without weights. Lambda refuses a version that does not
 * exist, and the update of the stack rolls back.
 */
export function defineRollbackSwitch(scope: Construct, alias: Alias, { additionalVersions }: AliasRoute): void {
  refuseHoldBack(scope, alias, 'rollbackSwitch');
  const parameter = new CfnParameter(scope, 'RollbackTo', versionParameter(
    `The version that ${Names.stackRelativeConstructPath(scope)} goes back to; nothing for the newest`,
  ));
  const back = new CfnCondition(scope, 'RollingBack', { expression: namesVersion(parameter) });
  const resource = alias.node.defaultChild;
  if (CfnAlias.isCfnAlias(resource)) {
    resource.functionVersion = Fn.conditionIf(back.logicalId, parameter.valueAsString, resource.functionVersion).toString();
    // The types know no condition around a whole property, and would leave what is in it unrendered; CloudFormation does.
    if (additionalVersions !== undefined) {
      resource.addPropertyOverride('RoutingConfig', Fn.conditionIf(back.logicalId, NOTHING, {
        AdditionalVersionWeights: additionalVersions.map(({ version, weight }) => ({ FunctionVersion: version.version, FunctionWeight: weight })),
      }));
    }
    const { codeDeployLambdaAliasUpdate: shift } = resource.cfnOptions.updatePolicy ?? {};
    if (shift !== undefined) {
      resource.addOverride('UpdatePolicy.CodeDeployLambdaAliasUpdate', Fn.conditionIf(back.logicalId, NOTHING, {
        ApplicationName: shift.applicationName,
        DeploymentGroupName: shift.deploymentGroupName,
        BeforeAllowTrafficHook: shift.beforeAllowTrafficHook,
        AfterAllowTrafficHook: shift.afterAllowTrafficHook,
      }));
    }
  }
}

/**
 * Sends an alias to the version that the context names for its construct, in the same way as the parameter does. Nothing has to be
 * prepared for it, and what stands around the alias stays as it is.
 *
 * @returns where the alias goes: as it was told, when the context names nothing
 */
export function rollBackByContext(scope: Construct, alias: Alias, route: AliasRoute): AliasRoute {
  const key = `cdk-lambda-patterns:rollbackTo:${scope.node.path}`;
  const version = versionInContext(scope, key, lit`RollbackVersionInvalid`);
  const resource = alias.node.defaultChild;
  if (version === undefined || !CfnAlias.isCfnAlias(resource)) {
    return route;
  }
  refuseHoldBack(scope, alias, `the context value ${key}`);
  resource.functionVersion = version;
  resource.routingConfig = undefined;
  resource.cfnOptions.updatePolicy = undefined;
  return { version: route.version };
}

function refuseHoldBack(scope: Construct, alias: Alias, source: string): void {
  if (isHeldBack(alias)) {
    reject(scope, lit`RollbackSwitchWithHoldBack`, `${source} must not be given together with Rollout.holdBack(), got both: `
      + 'going back to the version that is held back would name it twice, which Lambda refuses; use Rollout.canary(), or leave it out');
  }
}
