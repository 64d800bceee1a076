import { inlineHandlerNotIndex } from '../../../../lib/checks/rules/code/inline-handler-not-index';
import { either, expectRule, fn, UNKNOWN } from '../../rule-kit';

describe('Function.InlineHandlerNotIndex', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['another file', { Code: { ZipFile: 'x' }, Handler: 'app.handler' }, /must begin with index., .* got app.handler: set it to index.handler/],
    ['the default of Python', { Runtime: 'python3.13', Code: { ZipFile: UNKNOWN.parameter }, Handler: 'lambda_function.lambda_handler', Layers: [] }, /index.lambda_handler/],
    ['two of them', { Code: { ZipFile: 'x' }, Handler: either('app.a', 'main.b') }, /got app.a/],
  ])('finds %s', (_, properties, message) => {
    expectRule(inlineHandlerNotIndex).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Handler', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['index', { Code: { ZipFile: 'x' } }],
    ['a layer', { Code: { ZipFile: 'x' }, Handler: 'app.handler', Layers: [UNKNOWN.parameter] }],
    ['layers of a parameter', { Code: { ZipFile: 'x' }, Handler: 'app.handler', Layers: UNKNOWN.parameter }],
    ['a wrapper', { Code: { ZipFile: 'x' }, Handler: 'app.handler', Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/x' } } }],
    ['a package', { Handler: 'app.handler' }],
    ['inline code in one branch', { Code: either({ ZipFile: 'x' }, { S3Bucket: 'b', S3Key: 'k' }), Handler: 'app.handler' }],
    ['a legal branch', { Code: { ZipFile: 'x' }, Handler: either('app.a', 'index.a') }],
    ['a handler of a parameter', { Code: { ZipFile: 'x' }, Handler: UNKNOWN.parameter }],
    ['no dot, which is another mistake', { Code: { ZipFile: 'x' }, Handler: 'handler' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(inlineHandlerNotIndex).toStaySilent({ Fn: fn(properties) });
  });
});
