import type { App, Reading, Resource, RoleView } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const POLICIES = ['AdministratorAccess', 'PowerUserAccess'];

export const roleAdministrator: Rule = {
  id: 'Function.RoleAdministrator',
  severity: 'warning',
  statement: 'The role of a function may do everything with everything.',
  fix: 'Allow the actions the function needs, on the resources it needs.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  check: (app, options) => {
    // Many functions can share a role with many statements.
    const rights = new Map<RoleView, string | undefined>();
    return onEachFunction((fn) => {
      const role = app.roleOf(fn);
      if (role !== undefined && !rights.has(role)) {
        rights.set(role, managedBy(role) ?? (allowsEverything(app, role) ? 'Action * on Resource *' : undefined));
      }
      const found = role && rights.get(role);
      return role && found !== undefined
        ? finding(fn.at('Role'), `Role ${role.resource.logicalId} should allow what the function needs, got ${found}: name the actions and the resources`)
        : undefined;
    })(app, options);
  },
};

function managedBy({ resource }: RoleView): string | undefined {
  const attached = resource.at('ManagedPolicyArns');
  return POLICIES.find((name) => attached.someItem((arn) => arn.endsWith(`:iam::aws:policy/${name}`)));
}

/** In every branch of the conditions: a role of a test environment may do more. */
function allowsEverything(app: App, { resource, statements }: RoleView): boolean {
  const isOpen = (policy: Reading): boolean => policy.at('PolicyDocument').parsed().at('Statement').every((list) => list.listed()?.some(isEverything) ?? false);
  const sources = new Set(statements.map(({ source }) => source).filter((source) => source !== resource));
  return resource.at('Policies').someItem(isOpen)
    || [...sources].some((policy) => app.coexist(policy, resource) && isAttached(app, policy, resource) && isOpen(policy.properties));
}

function isAttached(app: App, policy: Resource, role: Resource): boolean {
  return role.at('ManagedPolicyArns').someItem((arn) => arn.reference()?.resource === policy)
    || policy.at('Roles').someItem((named) => app.resourceOf(named) === role)
    || app.resourceOf(policy.at('RoleName')) === role;
}

function isEverything(statement: Reading): boolean {
  return statement.at('Effect').is('Allow') && statement.at('Condition').isAbsent && holdsAll(statement.at('Action')) && holdsAll(statement.at('Resource'));
}

function holdsAll(list: Reading): boolean {
  return list.every((each) => each.listed()?.some((item) => item.is('*', '*:*')) ?? false);
}
