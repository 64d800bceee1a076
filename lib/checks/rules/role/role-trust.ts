import type { RoleView } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const SERVICE = 'lambda.amazonaws.com';

export const roleTrust: Rule = {
  id: 'Function.RoleTrust',
  severity: 'error',
  statement: `The role of a function does not let \`${SERVICE}\` assume it.`,
  fix: `Allow \`sts:AssumeRole\` to the service \`${SERVICE}\` in \`AssumeRolePolicyDocument\`.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  check: onEachFunction((fn, app) => {
    const role = app.roleOf(fn);
    return role?.distrusts(SERVICE) === true
      ? finding(fn.at('Role'), `Role ${role.resource.logicalId} must let ${SERVICE} assume it, got ${trusted(role)}: allow sts:AssumeRole to the service ${SERVICE}`)
      : undefined;
  }),
};

/** Whom the role trusts instead, as far as it can be told. */
function trusted({ resource }: RoleView): string {
  const statements = resource.at('AssumeRolePolicyDocument').parsed().at('Statement').listed() ?? [];
  const services = statements.flatMap((statement) => statement.at('Principal', 'Service').listed() ?? []).flatMap((service) => service.text() ?? []);
  return services.length === 0 ? 'no service that may' : services.join(', ');
}
