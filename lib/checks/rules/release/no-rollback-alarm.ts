import type { Resource } from '../../../template';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { lambdaDeploymentGroups } from './deployment-groups';

const EVENT = 'DEPLOYMENT_STOP_ON_ALARM';

export const noRollbackAlarm: Rule = {
  id: 'CodeDeploy.NoRollbackAlarm',
  severity: 'warning',
  statement: 'A deployment group that shifts requests between versions has no alarm, or does not roll back on one.',
  fix: `Add an alarm on the errors of the alias to \`AlarmConfiguration\`, and \`${EVENT}\` to \`AutoRollbackConfiguration.Events\`.`,
  source: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-groups-configure-advanced-options.html',
  check: (app) => lambdaDeploymentGroups(app).flatMap((group) => withoutAlarm(group) ?? withoutRollback(group) ?? []),
};

function withoutAlarm(group: Resource): Finding | undefined {
  const alarms = group.at('AlarmConfiguration');
  const off = alarms.at('Enabled').is('false');
  return off || alarms.at('Alarms').isEmpty
    ? finding(alarms, `AlarmConfiguration should hold an alarm on the errors of the alias, got ${off ? 'Enabled false' : 'none'}: add one, so that a bad version does not get all requests`)
    : undefined;
}

function withoutRollback(group: Resource): Finding | undefined {
  const rollback = group.at('AutoRollbackConfiguration');
  const off = rollback.at('Enabled').is('false');
  const lacking = rollback.at('Events').every((events) => events.isAbsent
    || (events.items()?.every((event) => event.textThat((text) => text !== EVENT) !== undefined) ?? false));
  return off || lacking
    ? finding(rollback, `AutoRollbackConfiguration should roll back on ${EVENT}, got ${off ? 'Enabled false' : 'Events without it'}: add it, so that an alarm ends the shift`)
    : undefined;
}
