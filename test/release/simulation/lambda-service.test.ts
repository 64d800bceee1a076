import { LambdaService } from './lambda-service';
import type { Routing } from './lambda-service';

/** Version 3 has another role than 1 and 2. */
function service(): LambdaService {
  const lambda = new LambdaService(() => 0);
  lambda.createFunction('orders', { Code: 1, Role: 'one' });
  lambda.publishVersion('orders');
  lambda.updateFunction('orders', { Code: 2, Role: 'one' });
  lambda.publishVersion('orders');
  lambda.updateFunction('orders', { Code: 3, Role: 'other' });
  lambda.publishVersion('orders');
  return lambda;
}

function routing(version: string, ...others: [string, number][]): Routing {
  return { version, others: others.map(([other, weight]) => ({ version: other, weight })) };
}

describe('an alias of the model', () => {
  test.each([[routing('1')], [routing('$LATEST')], [routing('1', ['2', 0])], [routing('1', ['2', 1])]])('takes %j', (given) => {
    const lambda = service();
    lambda.createAlias('orders', 'live', given);
    expect(lambda.routingOf('orders', 'live')).toEqual(given);
  });

  test.each([
    ['VersionNotFound', 'a missing version', routing('4')],
    ['VersionNotFound', 'a missing second version', routing('1', ['4', 0.1])],
    ['SameVersionTwice', 'the same version twice', routing('1', ['1', 0.1])],
    ['InvalidRouting', '$LATEST as the first of two', routing('$LATEST', ['1', 0.1])],
    ['InvalidRouting', '$LATEST as the second of two', routing('1', ['$LATEST', 0.1])],
    ['InvalidRouting', 'three versions', routing('1', ['2', 0.1], ['3', 0.1])],
    ['InvalidRouting', 'a weight above 1', routing('1', ['2', 1.01])],
    ['InvalidRouting', 'a weight below 0', routing('1', ['2', -0.01])],
    ['InvalidRouting', 'two roles', routing('2', ['3', 0.1])],
    ['InvalidRouting', 'weights and provisioned concurrency', { ...routing('1', ['2', 0.1]), provisioned: true }],
  ])('fails with %s for %s', (code, _what, given) => {
    expect(() => service().createAlias('orders', 'live', given)).toThrow(expect.objectContaining({ code }));
  });

  test('fails to be a number', () => {
    expect(() => service().createAlias('orders', '12', routing('1'))).toThrow(expect.objectContaining({ code: 'InvalidAlias' }));
  });

  test.each([['1'], ['2']])('fails to lose version %s, which it names', (version) => {
    const lambda = service();
    lambda.createAlias('orders', 'live', routing('1', ['2', 0.1]));
    expect(() => lambda.deleteVersion('orders', version, 'pruner')).toThrow(expect.objectContaining({ code: 'ResourceConflict' }));
    expect([...lambda.functionOf('orders').versions.keys()]).toContain(version);
  });
});

describe('a version of the model', () => {
  test('is not new while nothing changed, or only what no version freezes', () => {
    const lambda = service();
    lambda.updateFunction('orders', { Code: 3, Role: 'other', ReservedConcurrentExecutions: 7, Tags: ['new'], RecursiveLoop: 'Allow' });
    expect(lambda.publishVersion('orders')).toMatchObject({ isNew: false, version: { number: '3' } });
  });

  test('has a number that was never given, not even to a function of that name before', () => {
    const lambda = service();
    lambda.deleteVersion('orders', '3', 'CloudFormation');
    expect(lambda.publishVersion('orders')).toMatchObject({ isNew: true, version: { number: '4' } });
    lambda.deleteFunction('orders');
    lambda.createFunction('orders', { Code: 1 });
    expect(lambda.publishVersion('orders')).toMatchObject({ isNew: true, version: { number: '5' } });
  });
});
