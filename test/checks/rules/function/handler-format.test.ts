import { handlerFormat } from '../../../../lib/checks/rules/function/handler-format';
import { either, expectRule, fn, sub, UNKNOWN } from '../../rule-kit';

describe('Function.HandlerFormat', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no dot', { Handler: 'handler' }, /nodejs22.x function must be <file>.<function>, got handler/],
    ['no dot in Python', { Runtime: 'python3.13', Handler: 'lambda_handler' }, /got lambda_handler/],
    ['no dot in Ruby', { Runtime: 'ruby3.4', Handler: 'handler' }, /ruby3.4/],
    ['the form of Java', { Handler: 'com.example.Handler::handle' }, /got com.example.Handler::handle/],
    ['the form of Java, built of a parameter', { Runtime: 'python3.12', Handler: sub('${Parameter}.Handler::handle') }, /got another form/],
    ['two bad branches', { Handler: either('one', 'a.b::c') }, /<file>.<function>/],
    ['a choice of runtimes', { Runtime: either('nodejs20.x', 'python3.12'), Handler: 'handler' }, /nodejs20.x/],
  ])('finds %s', (_, properties, message) => {
    expectRule(handlerFormat).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Handler', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a file and a function', {}],
    ['a file in a folder', { Handler: 'src/api/index.handler' }],
    ['a handler of a layer', { Handler: '/opt/nodejs/node_modules/datadog-lambda-js/handler.handler' }],
    ['a class of Ruby', { Runtime: 'ruby3.4', Handler: 'app.Module::Class.process' }],
    ['a class of Java', { Runtime: 'java21', Handler: 'com.example.Handler::handle' }],
    ['a program of an OS-only runtime', { Runtime: 'provided.al2023', Handler: 'bootstrap' }],
    ['a program of Go', { Runtime: 'go1.x', Handler: 'main' }],
    ['a wrapper', { Handler: 'run', Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/bootstrap' } } }],
    ['variables that are not known', { Handler: 'run', Environment: { Variables: UNKNOWN.parameter } }],
    ['a legal branch', { Handler: either('handler', 'index.handler') }],
    ['a runtime of a parameter', { Handler: 'handler', Runtime: UNKNOWN.parameter }],
    ['a handler of a parameter', { Handler: UNKNOWN.parameter }],
    ['a handler that ends in a parameter', { Handler: sub('index${Parameter}') }],
    ['an image', { PackageType: 'Image', Handler: 'handler' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(handlerFormat).toStaySilent({ Fn: fn(properties) });
  });
});
