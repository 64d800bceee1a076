import { CfnCondition, CfnParameter, Fn, Names } from 'aws-cdk-lib';
import { CfnAlias } from 'aws-cdk-lib/aws-lambda';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import type { AliasRoute } from './alias-route';
import { isHeldBack } from './hold-back-mark';

/** Leaves a property out. */
const NOTHING = { Ref: 'AWS::NoValue' };

/**
 * Lets a stack parameter name the version behind an alias, without a build: the way back in an incident.
 *
 * While it is set the alias moves at once, past every rollout and without weights. Lambda refuses a version that does not
 * exist, and the update of the stack rolls back.
 */
export function defineRollbackSwitch(scope: Construct, alias: Alias, { additionalVersions }: AliasRoute): void {
  if (isHeldBack(alias)) {
    reject(scope, lit`RollbackSwitchWithHoldBack`, 'rollbackSwitch must not be given together with Rollout.holdBack(), got both: '
      + 'going back to the version that is held back would name it twice, which Lambda refuses; use Rollout.canary(), or leave the switch out');
  }
  const parameter = new CfnParameter(scope, 'RollbackTo', {
    type: 'String',
    default: '',
    allowedPattern: '^([1-9][0-9]*)?$',
    constraintDescription: 'the number of a published version, or nothing',
    description: `The version that ${Names.stackRelativeConstructPath(scope)} goes back to; nothing for the newest`,
  });
  const back = new CfnCondition(scope, 'RollingBack', { expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '')) });
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
