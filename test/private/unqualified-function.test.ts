import { Alias } from 'aws-cdk-lib/aws-lambda';
import { unqualifiedFunction } from '../../lib/private/unqualified-function';
import { newStack, plain, production } from '../event-source-mappings/stream-kinds';

describe('the function without qualifier', () => {
  test('of an alias is the function behind it', () => {
    const fn = plain(newStack());
    expect(unqualifiedFunction(new Alias(fn, 'Alias', { aliasName: 'blue', version: fn.currentVersion }))).toBe(fn);
  });

  test('of a production function is the function behind it', () => {
    const fn = production(newStack());
    expect(unqualifiedFunction(fn)).toBe(fn.lambda);
  });

  test('of any other function is the function itself', () => {
    const fn = plain(newStack());
    expect(unqualifiedFunction(fn)).toBe(fn);
  });
});
