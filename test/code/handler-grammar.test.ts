import { Lazy } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { checkHandlerGrammar } from '../../lib/code/handler-grammar';
import { stack } from './project';

function checking(handler: string, runtime: Runtime = Runtime.NODEJS_24_X) {
  return () => checkHandlerGrammar(stack(), handler, runtime);
}

const MALFORMED = expect.objectContaining({ name: 'FunctionCodeHandlerMalformed' });

describe('the length of a handler', () => {
  test('may be 128 characters', () => {
    expect(checking(`${'a'.repeat(120)}.handler`)).not.toThrow();
  });

  test.each([['', /got ""/], [`${'a'.repeat(121)}.handler`, /\(129 characters\)/]])('fails at the other side of the range', (handler, message) => {
    expect(checking(handler)).toThrow(expect.objectContaining({ name: 'FunctionCodeHandlerMalformed', message: expect.stringMatching(message) }));
  });

  test.each(['index. handler', 'index.handler\n', 'in\tdex.handler'])('fails with white space: %j', (handler) => {
    expect(checking(handler)).toThrow(MALFORMED);
  });

  test('is not checked when it is a deploy-time value', () => {
    expect(checking(Lazy.string({ produce: () => 'no handler' }))).not.toThrow();
  });
});

describe('the form of a handler', () => {
  test.each<[Runtime, string]>([
    [Runtime.NODEJS_24_X, 'index.handler'], [Runtime.NODEJS_24_X, 'src/api/index.handler'], [Runtime.NODEJS_24_X, 'index.api.get'],
    [Runtime.NODEJS_24_X, '/opt/nodejs/node_modules/x/dist/handler.handler'],
    [Runtime.PYTHON_3_13, 'app.main'], [Runtime.PYTHON_3_13, 'pkg/app.main'], [Runtime.PYTHON_3_13, 'pkg.app.main'],
    [Runtime.RUBY_3_4, 'app.handler'], [Runtime.RUBY_3_4, 'app.Shop::Order.create'], [Runtime.RUBY_3_4, 'app.create!'],
    [Runtime.JAVA_21, 'com.shop.Order'], [Runtime.JAVA_21, 'com.shop.Order$Inner::create'], [Runtime.JAVA_21, 'Order'],
    [Runtime.DOTNET_8, 'Shop'], [Runtime.DOTNET_8, 'Shop.Api::Shop.Api.Order+Inner::Create'],
    [Runtime.PROVIDED_AL2023, 'anything:goes/here'],
  ])('is right on %s: %s', (runtime, handler) => {
    expect(checking(handler, runtime)).not.toThrow();
  });

  test.each<[Runtime, string]>([
    [Runtime.NODEJS_24_X, 'index'], [Runtime.NODEJS_24_X, 'index.'], [Runtime.NODEJS_24_X, '.handler'],
    [Runtime.PYTHON_3_13, 'app'], [Runtime.PYTHON_3_13, 'app.'], [Runtime.PYTHON_3_13, 'app/main'],
    [Runtime.RUBY_3_4, 'app'], [Runtime.RUBY_3_4, 'app.Shop::create'],
    [Runtime.JAVA_21, 'com/shop/Order'], [Runtime.JAVA_21, 'com.shop.Order:create'], [Runtime.JAVA_21, 'com.shop.Order::a::b'],
    [Runtime.DOTNET_8, 'Shop::Order'], [Runtime.DOTNET_8, 'Shop::Order::Create::More'],
  ])('fails on %s: %s', (runtime, handler) => {
    expect(checking(handler, runtime)).toThrow(MALFORMED);
  });
});
