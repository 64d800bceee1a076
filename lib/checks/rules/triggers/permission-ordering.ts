import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { Admissions } from './admissions';
import { certainTriggers, nameOf } from './certain-triggers';

export const permissionOrdering: Rule = {
  id: 'Trigger.PermissionOrdering',
  severity: 'warning',
  statement: 'A trigger that is tried when it is created does not wait for its permission.',
  fix: 'Name the permission in `DependsOn` of the trigger.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html',
  check: (app) => {
    const admissions = new Admissions(app);
    return certainTriggers(app).filter(({ checkedOnCreate, principal }) => checkedOnCreate && principal !== undefined).flatMap((trigger) => {
      const { list, isComplete } = admissions.of(trigger);
      const { at, resource } = trigger;
      const isFree = list.every((permission) => app.coexist(permission, resource)
        && !app.dependsOn(resource, permission) && !app.dependsOn(permission, resource));
      return isComplete && list.length > 0 && isFree ? finding(at,
        `${nameOf(at)} is tried when ${resource.logicalId} is created, so it must wait for its permission, got both at once: add DependsOn ${list[0].logicalId}`) : [];
    });
  },
};
