import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const ACTION = 'xray:PutTraceSegments';

export const tracingPermission: Rule = {
  id: 'Function.TracingPermission',
  severity: 'warning',
  statement: 'Tracing is active and the role of the function may not send traces.',
  fix: 'Allow `xray:PutTraceSegments` and `xray:PutTelemetryRecords` on `*`, or attach `AWSXRayDaemonWriteAccess`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
  check: onEachFunction((fn, app) => {
    const role = app.roleOf(fn);
    return fn.at('TracingConfig', 'Mode').is('Active') && role?.lacks(ACTION) === true
      ? finding(fn.at('TracingConfig', 'Mode'), `Mode Active needs ${ACTION}, got role ${role.resource.logicalId} without it: allow ${ACTION} and xray:PutTelemetryRecords on *`)
      : undefined;
  }),
};
