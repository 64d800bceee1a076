import { streamingRuntime } from '../../../../lib/checks/rules/urls/streaming-runtime';
import { either, expectRule, fn, getAtt, resource, UNKNOWN } from '../../rule-kit';

const url = (properties: Record<string, unknown>, InvokeMode: unknown = 'RESPONSE_STREAM'): Record<string, unknown> =>
  ({ Fn: fn(properties), Url: resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), AuthType: 'AWS_IAM', InvokeMode }) });

describe('Url.StreamingRuntime', () => {
  test.each(['python3.13', 'java21', 'dotnet8', 'ruby3.3'])('finds %s', (Runtime) => {
    expectRule(streamingRuntime).toFind(url({ Runtime }), { logicalId: 'Url', property: 'Properties/InvokeMode', severity: 'warning', message: new RegExp(`got ${Runtime} of Fn`) });
  });

  test.each<[string, Record<string, unknown>, unknown]>([
    ['Node.js', { Runtime: 'nodejs22.x' }, 'RESPONSE_STREAM'],
    ['a custom runtime', { Runtime: 'provided.al2023' }, 'RESPONSE_STREAM'],
    ['an image', { Runtime: 'python3.13', PackageType: 'Image' }, 'RESPONSE_STREAM'],
    ['a layer', { Runtime: 'python3.13', Layers: [UNKNOWN.parameter] }, 'RESPONSE_STREAM'],
    ['a wrapper', { Runtime: 'python3.13', Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/bootstrap' } } }, 'RESPONSE_STREAM'],
    ['variables of a parameter', { Runtime: 'python3.13', Environment: UNKNOWN.parameter }, 'RESPONSE_STREAM'],
    ['buffered responses', { Runtime: 'python3.13' }, 'BUFFERED'],
    ['buffered responses in one branch', { Runtime: 'python3.13' }, either('BUFFERED', 'RESPONSE_STREAM')],
    ['a runtime of a parameter', { Runtime: UNKNOWN.parameter }, 'RESPONSE_STREAM'],
  ])('is silent about %s', (_, properties, mode) => {
    expectRule(streamingRuntime).toStaySilent(url(properties, mode));
  });
});
