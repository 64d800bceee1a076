import { roleOrDlqChangedDuringShift } from '../../../../lib/checks/rules/deployed/role-or-dlq-changed-during-shift';
import { alias, fn, getAtt, UNKNOWN, version } from '../../rule-kit';
import { expectChange } from './deployed-kit';

const DeadLetterConfig = { TargetArn: getAtt('Queue', 'Arn') };
const SHIFT = { UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: 'a', DeploymentGroupName: 'g' } } };
const weights = (FunctionVersion: unknown): Record<string, unknown> =>
  ({ RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion, FunctionWeight: 0.1 }] } });
const BEFORE = { Role: { Type: 'AWS::IAM::Role' }, Role2: { Type: 'AWS::IAM::Role' }, Queue: { Type: 'AWS::SQS::Queue' }, Fn: fn(), Version: version(), Alias: alias({}, SHIFT) };
const NEXT = getAtt('Next', 'Version');
const now = (properties: Record<string, unknown>, Alias: Record<string, unknown>): Record<string, unknown> =>
  ({ ...BEFORE, Fn: fn(properties), Next: version(), Alias });

describe('Alias.RoleOrDlqChangedDuringShift', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['another role during a shift of CodeDeploy', now({ Role: getAtt('Role2', 'Arn') }, alias({ FunctionVersion: NEXT }, SHIFT)), /got another Role of Fn than deployed/],
    ['a dead-letter queue during a shift of CodeDeploy', now({ DeadLetterConfig }, alias({ FunctionVersion: NEXT }, SHIFT)), /got another DeadLetterConfig of Fn/],
    ['both', now({ DeadLetterConfig, Role: getAtt('Role2', 'Arn') }, alias({ FunctionVersion: NEXT }, SHIFT)), /Role and DeadLetterConfig/],
    ['another role with weights', now({ Role: getAtt('Role2', 'Arn') }, alias(weights(NEXT))), /another Role/],
  ])('finds %s', (_, given, message) => {
    expectChange(roleOrDlqChangedDuringShift, BEFORE).toFind(given, { logicalId: 'Alias', property: 'Properties/FunctionVersion', severity: 'warning', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the same role', now({ MemorySize: 256 }, alias({ FunctionVersion: NEXT }, SHIFT))],
    ['no shift', now({ Role: getAtt('Role2', 'Arn') }, alias({ FunctionVersion: NEXT }))],
    ['no new version', now({ Role: getAtt('Role2', 'Arn') }, alias({}, SHIFT))],
    ['a role of a parameter', now({ Role: UNKNOWN.parameter }, alias({ FunctionVersion: NEXT }, SHIFT))],
    ['a new alias', { ...now({ Role: getAtt('Role2', 'Arn') }, alias()), Blue: alias({ Name: 'blue', FunctionVersion: NEXT }, SHIFT) }],
  ])('is silent about %s', (_, given) => {
    expectChange(roleOrDlqChangedDuringShift, BEFORE).toStaySilent(given);
  });
});
