import type { App, FunctionTarget, Reading, Resource } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const PERMISSION = 'AWS::Lambda::Permission';
const URL = 'AWS::Lambda::Url';

export const qualifierOrdering: Rule = {
  id: 'Alias.QualifierOrdering',
  severity: 'warning',
  statement: 'A permission, URL or event invoke config names an alias of the template by its text, and does not wait for it.',
  fix: 'Use `Ref` of the alias, or add it to `DependsOn`.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html',
  check: onEach([PERMISSION, URL, 'AWS::Lambda::EventInvokeConfig'], (resource, app) => {
    const name = resource.at(resource.type === URL ? 'TargetFunctionArn' : 'FunctionName');
    const qualifier = resource.at('Qualifier');
    const alias = targetOf(app, resource.type, name, qualifier)?.alias;
    return alias === undefined || !isThere(app, alias, resource) || app.dependsOn(resource, alias)
      ? undefined
      : finding(qualifier.isAbsent ? name : qualifier, `${resource.logicalId} must be created after alias ${alias.logicalId}, got no reference to it: use Ref ${alias.logicalId}, or add it to DependsOn`);
  }),
};

function targetOf(app: App, type: string, name: Reading, qualifier: Reading): FunctionTarget | undefined {
  const target = type === PERMISSION ? app.fnOf(name) : app.qualifiedTargetOf(name, qualifier);
  return target === 'foreign' ? undefined : target;
}

function isThere(app: App, alias: Resource, resource: Resource): boolean {
  return !alias.isConditional || app.coexist(alias, resource);
}
