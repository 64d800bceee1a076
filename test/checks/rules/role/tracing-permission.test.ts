import { tracingPermission } from '../../../../lib/checks/rules/role/tracing-permission';
import { either, expectRule, fn, inline, policy, role, UNKNOWN } from '../../rule-kit';

const TracingConfig = { Mode: 'Active' };

describe('Function.TracingPermission', () => {
  test.each<[string, unknown]>([
    ['a role without the right', role(['service-role/AWSLambdaBasicExecutionRole'])],
    ['a role with half of it', role([], { Policies: [inline('xray:PutTelemetryRecords')] })],
  ])('finds %s', (_, Role) => {
    expectRule(tracingPermission).toFind({ Fn: fn({ TracingConfig }), Role },
      { logicalId: 'Fn', property: 'Properties/TracingConfig/Mode', message: /Active needs xray:PutTraceSegments, got role Role/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the AWS managed policy', { Role: role(['AWSXRayDaemonWriteAccess']) }],
    ['its older name', { Role: role(['AWSXrayWriteOnlyAccess']) }],
    ['a policy of its own', { Policy: policy('Role', ['xray:Put*']) }],
    ['a managed policy that is not on file', { Role: role(['Other']) }],
    ['no tracing', { Fn: fn() }],
    ['tracing of the caller', { Fn: fn({ TracingConfig: { Mode: 'PassThrough' } }) }],
    ['tracing of a parameter', { Fn: fn({ TracingConfig: { Mode: UNKNOWN.parameter } }) }],
    ['tracing in one branch', { Fn: fn({ TracingConfig: either(TracingConfig, { Mode: 'PassThrough' }) }) }],
    ['a role of a parameter', { Fn: fn({ TracingConfig, Role: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(tracingPermission).toStaySilent({ Fn: fn({ TracingConfig }), Role: role(), ...resources });
  });
});
