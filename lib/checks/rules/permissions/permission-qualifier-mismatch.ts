import type { Reading } from '../../../template';
import { otherQualifier } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { isServiceNamed } from '../../service-principal';
import { written } from '../../written';

export const permissionQualifierMismatch: Rule = {
  id: 'Permission.QualifierMismatch',
  severity: 'warning',
  statement: 'A trigger invokes a function through a qualifier for which its service has no permission, while it has one for another.',
  fix: 'Put the permission on the alias, version or function that the trigger names.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html',
  check: (app) => app.triggers.flatMap(({ target, principal, at, resource }) => {
    const { list, isComplete } = app.permissionsOf(target.function);
    const [service] = principal?.split('.') ?? [];
    const other = service === undefined ? undefined : list.find((one) => isServiceNamed(one.resource.at('Principal'), service) && app.coexist(one.resource, resource));
    return !isComplete || service === undefined || other === undefined || app.ofType('AWS::Lambda::ResourcePolicy').length > 0
      || list.some((one) => !otherQualifier(one.target, target) && mayBe(one.resource.at('Principal'), service))
      ? []
      : [finding(at, `${service} needs a permission on what it invokes, got ${written(at)}, and ${other.resource.logicalId} for another qualifier of ${target.function.logicalId}: put the permission on the same one`)];
  }),
};

/** Whether a principal may be the service; one that is not known may. */
function mayBe(principal: Reading, service: string): boolean {
  return principal.alternatives.some((value) => value.textThat((text) => text !== '*' && !text.startsWith(`${service}.`)) === undefined);
}
