import { execWrapperRelative } from '../../../../lib/checks/rules/function/exec-wrapper-relative';
import { either, expectRule, fn, NO_VALUE, sub, UNKNOWN } from '../../rule-kit';

function wrapper(path: unknown): Record<string, unknown> {
  return { Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: path } } };
}

describe('Function.ExecWrapperRelative', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a name', wrapper('otel-instrument'), /absolute path, got otel-instrument: begin it with \/opt\//],
    ['a path from here', wrapper('./wrapper.sh'), /got .\/wrapper.sh/],
    ['a text with a known beginning', wrapper(sub('opt/${Parameter}')), /got a relative one/],
    ['two relative branches', wrapper(either('one', 'two')), /relative/],
    ['a mapping', wrapper({ 'Fn::Join': ['/', ['opt', 'script']] }), /got opt\/script/],
  ])('finds %s', (_, properties, message) => {
    expectRule(execWrapperRelative).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Environment/Variables/AWS_LAMBDA_EXEC_WRAPPER', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a path of a layer', wrapper('/opt/bootstrap')],
    ['a path of the code', wrapper('/var/task/run.sh')],
    ['nothing in it', wrapper('')],
    ['a legal branch', wrapper(either('script', '/opt/script'))],
    ['a variable that may not be there', wrapper(either('script', NO_VALUE))],
    ['a parameter', wrapper(UNKNOWN.parameter)],
    ['a path that begins with a parameter', wrapper(sub('${Parameter}/script'))],
    ['an OS-only runtime, which never reads it', { ...wrapper('script'), Runtime: 'provided.al2023' }],
    ['an image', { ...wrapper('script'), PackageType: 'Image', Code: { ImageUri: UNKNOWN.parameter }, Runtime: undefined, Handler: undefined }],
    ['no variable', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(execWrapperRelative).toStaySilent({ Fn: fn(properties) });
  });
});
