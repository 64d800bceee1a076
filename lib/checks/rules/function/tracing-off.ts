import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const tracingOff: Rule = {
  id: 'Function.TracingOff',
  severity: 'info',
  statement: 'A function records no traces unless its caller does.',
  fix: 'Set `TracingConfig.Mode` to `Active`, and allow the role to write traces.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
  check: onEachFunction((fn) => {
    const mode = fn.at('TracingConfig', 'Mode');
    return mode.or('PassThrough').is('PassThrough')
      ? finding(mode, 'TracingConfig.Mode should be Active for traces, got PassThrough: set it to Active, and allow xray:PutTraceSegments')
      : undefined;
  }),
};
