import { CfnCondition, CfnParameter, Fn, Names } from 'aws-cdk-lib';
import { Alias, CfnAlias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { lit } from '../private/errors';
import type { RolledOutFunction } from './alias-route';
import { namesVersion, versionInContext, versionParameter } from './named-version';

/** Defines an alias for each stage: it stays at a version until somebody names another one, and until then follows the deployments. */
export function defineStageAliases(scope: Construct, names: string[], { version }: RolledOutFunction): Map<string, Alias> {
  const stages = names.length > 0 ? new Construct(scope, 'Stages') : scope;
  const { path } = scope.node;
  return new Map(names.map((name) => {
    const promoted = versionInContext(scope, `cdk-lambda-patterns:stage:${path}:${name}`, lit`StageVersionInvalid`);
    const stage = new Construct(stages, name);
    const parameter = new CfnParameter(stage, 'Version', versionParameter(
      `The version of ${Names.stackRelativeConstructPath(scope)} in stage ${name}; nothing for the newest`,
    ));
    const named = new CfnCondition(stage, 'Named', { expression: namesVersion(parameter) });
    const alias = new Alias(stage, 'Alias', { aliasName: name, description: `What stage ${name} uses`, version });
    const resource = alias.node.defaultChild;
    if (CfnAlias.isCfnAlias(resource)) {
      resource.functionVersion = Fn.conditionIf(named.logicalId, parameter.valueAsString, promoted ?? version.version).toString();
    }
    return [name, alias];
  }));
}
