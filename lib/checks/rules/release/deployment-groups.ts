import type { App, Reading, Resource } from '../../../template';
import { aliasUpdateOf } from '../../aliases';

/** The deployment groups that shift requests between versions of functions. */
export function lambdaDeploymentGroups(app: App): readonly Resource[] {
  const group = finder(app, 'AWS::CodeDeploy::DeploymentGroup', 'DeploymentGroupName');
  const application = finder(app, 'AWS::CodeDeploy::Application', 'ApplicationName');
  const used = new Set(app.ofType('AWS::Lambda::Alias').map((alias) => group(aliasUpdateOf(alias).at('DeploymentGroupName'))));
  return app.ofType('AWS::CodeDeploy::DeploymentGroup').filter((candidate) => used.has(candidate)
    || application(candidate.at('ApplicationName'))?.at('ComputePlatform').is('Lambda') === true);
}

/** Finds the resource of a type that a value refers to, or whose literal name it is in the same template. */
function finder(app: App, type: string, property: string): (reading: Reading) => Resource | undefined {
  const byName = new Map(app.ofType(type).flatMap((resource) => {
    const name = resource.at(property).text();
    return name === undefined ? [] : [[`${resource.stack.id} ${name}`, resource]];
  }));
  return (reading) => {
    const referred = reading.reference()?.resource;
    return referred?.type === type ? referred : byName.get(`${reading.resource.stack.id} ${reading.text() ?? ''}`);
  };
}
