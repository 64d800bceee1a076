import { noRollbackAlarm } from '../../../../lib/checks/rules/release/no-rollback-alarm';
import { alias, either, expectRule, fn, NO_VALUE, ref, resource, UNKNOWN, version } from '../../rule-kit';

const AlarmConfiguration = { Enabled: true, Alarms: [{ Name: ref('Alarm') }] };
const AutoRollbackConfiguration = { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] };
const group = (properties: Record<string, unknown> = {}): Record<string, unknown> =>
  resource('AWS::CodeDeploy::DeploymentGroup', { ApplicationName: ref('App'), AlarmConfiguration, AutoRollbackConfiguration, ...properties });
const application = (ComputePlatform: unknown): Record<string, unknown> => resource('AWS::CodeDeploy::Application', { ComputePlatform, ApplicationName: 'app' });
const shifted = (DeploymentGroupName: unknown): Record<string, unknown> =>
  alias({}, { UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: UNKNOWN.parameter, DeploymentGroupName } } });

describe('CodeDeploy.NoRollbackAlarm', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['no alarms', { AlarmConfiguration: NO_VALUE }, 'AlarmConfiguration', /got none: add one/],
    ['an empty list', { AlarmConfiguration: { Enabled: true, Alarms: [] } }, 'AlarmConfiguration', /got none/],
    ['alarms that are off', { AlarmConfiguration: { ...AlarmConfiguration, Enabled: false } }, 'AlarmConfiguration', /got Enabled false/],
    ['no rollback', { AutoRollbackConfiguration: NO_VALUE }, 'AutoRollbackConfiguration', /DEPLOYMENT_STOP_ON_ALARM, got Events without it/],
    ['no rollback on alarm', { AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE'] } }, 'AutoRollbackConfiguration', /got Events without it/],
    ['rollback that is off', { AutoRollbackConfiguration: { ...AutoRollbackConfiguration, Enabled: false } }, 'AutoRollbackConfiguration', /got Enabled false/],
  ])('finds %s', (_, properties, property, message) => {
    expectRule(noRollbackAlarm).toFind({ App: application('Lambda'), Group: group(properties) }, { logicalId: 'Group', property: `Properties/${property}`, message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an alias refers to it', { Fn: fn(), Version: version(), Alias: shifted(ref('Group')), Group: group({ ApplicationName: 'x', AlarmConfiguration: NO_VALUE }) }],
    ['an alias has its name', { Fn: fn(), Version: version(), Alias: shifted('g'), Group: group({ ApplicationName: 'x', DeploymentGroupName: 'g', AlarmConfiguration: NO_VALUE }) }],
    ['its application is named', { App: application('Lambda'), Group: group({ ApplicationName: 'app', AlarmConfiguration: NO_VALUE }) }],
  ])('knows a group of Lambda when %s', (_, resources) => {
    expectRule(noRollbackAlarm).toFind(resources, { logicalId: 'Group' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['alarm and rollback', {}],
    ['alarms of a parameter', { AlarmConfiguration: { Alarms: UNKNOWN.parameter } }],
    ['alarms in one branch', { AlarmConfiguration: either(AlarmConfiguration, NO_VALUE) }],
    ['events of a parameter', { AutoRollbackConfiguration: { Enabled: true, Events: [UNKNOWN.parameter] } }],
    ['rollback in one branch', { AutoRollbackConfiguration: either(AutoRollbackConfiguration, NO_VALUE) }],
  ])('is silent about %s', (_, properties) => {
    expectRule(noRollbackAlarm).toStaySilent({ App: application('Lambda'), Group: group(properties) });
  });

  test.each<[string, unknown]>([
    ['servers', 'Server'],
    ['a parameter', UNKNOWN.parameter],
    ['nothing', NO_VALUE],
  ])('does not concern an application of %s', (_, platform) => {
    expectRule(noRollbackAlarm).toStaySilent({ App: application(platform), Group: group({ AlarmConfiguration: NO_VALUE }) });
  });
});
