import { handlerRuntimeMismatch } from '../../../../lib/checks/rules/function/handler-runtime-mismatch';
import { either, expectRule, fn, UNKNOWN } from '../../rule-kit';

describe('Function.HandlerRuntimeMismatch', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['the default of Node.js', { Runtime: 'java21', Handler: 'index.handler' }, /java21 function must be package.Class::method, got index.handler/],
    ['the default of Python', { Runtime: 'dotnet8', Handler: 'lambda_function.lambda_handler' }, /Assembly::Namespace.Class::Method/],
    ['two of them', { Runtime: 'java25', Handler: either('app.handler', 'main.handler') }, /got app.handler/],
  ])('finds %s', (_, properties, message) => {
    expectRule(handlerRuntimeMismatch).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Handler', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a class of Java', { Runtime: 'java21', Handler: 'com.example.Handler' }],
    ['an assembly of .NET', { Runtime: 'dotnet8', Handler: 'App' }],
    ['a method of .NET', { Runtime: 'dotnet8', Handler: 'App::App.Function::Handler' }],
    ['the default of Node.js for Node.js', { Runtime: 'nodejs22.x' }],
    ['a parameter', { Runtime: 'java21', Handler: UNKNOWN.parameter }],
    ['a runtime of a parameter', { Runtime: UNKNOWN.parameter }],
    ['a legal branch', { Runtime: 'java21', Handler: either('app.handler', 'com.example.Handler::handle') }],
  ])('is silent about %s', (_, properties) => {
    expectRule(handlerRuntimeMismatch).toStaySilent({ Fn: fn(properties) });
  });
});
