import type { App, FunctionTarget, Reading, RoleView, Statement } from '../../../template';
import { otherQualifier } from '../../../template';

const ACTION = 'lambda:InvokeFunction';

/** Whether the role certainly may not invoke exactly this: the function, or its alias or version. */
export function lacksInvoke(app: App, role: RoleView, target: FunctionTarget): boolean {
  const named = [target.function, target.alias, target.version].flatMap((resource) => resource ?? []);
  return role.isKnown && !isAdmittedByFunction(app, target)
    && role.statements.every((statement) => !named.some((resource) => statement.mayAllow(ACTION, resource)) || isForOthers(app, statement, target));
}

/** The function can let in a role by itself: then a permission names an account, a role or a user. */
function isAdmittedByFunction(app: App, target: FunctionTarget): boolean {
  return app.permissionsOf(target.function).list.some(({ resource }) => resource.at('Principal').textThat((text) => text.includes('.amazonaws.com')) === undefined);
}

/** Whether each of its resources is certainly another function, or this one by another qualifier. */
function isForOthers(app: App, { document }: Statement, target: FunctionTarget): boolean {
  const items = document?.at('Resource').listed() ?? [];
  return items.length > 0 && items.every((item) => isOther(app, item, target));
}

function isOther(app: App, item: Reading, target: FunctionTarget): boolean {
  const found = app.targetOf(item);
  if (found === undefined || found === 'foreign') {
    return found === 'foreign';
  }
  return found.function !== target.function || (otherQualifier(found, target) && !/[*?]/.test(found.qualifier));
}
