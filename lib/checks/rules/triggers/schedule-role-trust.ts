import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const SERVICE = 'scheduler.amazonaws.com';

export const scheduleRoleTrust: Rule = {
  id: 'Schedule.RoleTrust',
  severity: 'error',
  statement: `The role of a schedule does not trust \`${SERVICE}\`.`,
  fix: `Allow \`sts:AssumeRole\` to the service \`${SERVICE}\` in the trust policy of the role.`,
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role',
  check: onEach('AWS::Scheduler::Schedule', (schedule, app) => {
    const named = schedule.at('Target', 'RoleArn');
    const role = app.roleNamedBy(named);
    return role?.distrusts(SERVICE) === true
      ? finding(named, `Target/RoleArn is a role that ${SERVICE} may assume, got ${role.resource.logicalId} which trusts others only: add ${SERVICE} to its AssumeRolePolicyDocument`)
      : undefined;
  }),
};
