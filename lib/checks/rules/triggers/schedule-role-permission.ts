import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { targetName } from '../../targets';
import { certainTriggers } from './certain-triggers';
import { lacksInvoke } from './invoke-rights';

export const scheduleRolePermission: Rule = {
  id: 'Schedule.RolePermission',
  severity: 'warning',
  statement: 'The role of a schedule may not invoke its function.',
  fix: 'Allow `lambda:InvokeFunction` on the ARN that the schedule targets, alias included.',
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role',
  check: (app) => certainTriggers(app).filter(({ kind }) => kind === 'scheduler').flatMap(({ resource, target }) => {
    const named = resource.at('Target', 'RoleArn');
    const role = app.roleNamedBy(named);
    return role !== undefined && lacksInvoke(app, role, target)
      ? finding(named, `Target/RoleArn is a role that may invoke the target, got ${role.resource.logicalId} without lambda:InvokeFunction on ${targetName(target)}: allow it`)
      : [];
  }),
};
