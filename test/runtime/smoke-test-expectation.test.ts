import { runtimeProgram } from './runtime-program';

const { difference } = runtimeProgram('smoke-test', 'expectation.mjs') as { difference: (expected: unknown, actual: unknown) => string | undefined };

describe('an answer', () => {
  test.each<[unknown, unknown]>([
    [{}, {}], [{ a: 1 }, { a: 1, b: 2 }], [{ a: { b: null } }, { a: { b: null, c: 1 } }], [{ a: [1, { b: 2 }] }, { a: [1, { b: 2, c: 3 }] }], [{ a: '' }, { a: '' }],
  ])('is accepted: %j in %j', (expected, actual) => {
    expect(difference(expected, actual)).toBeUndefined();
  });

  test.each<[unknown, unknown, string]>([
    [{ a: 1 }, { a: 2 }, 'answer.a must be 1, got 2'],
    [{ a: 1 }, { a: '1' }, 'answer.a must be 1, got "1"'],
    [{ a: 1 }, {}, 'answer.a must be 1, got nothing'],
    [{ a: null }, {}, 'answer.a must be null, got nothing'],
    [{ toString: 1 }, {}, 'answer.toString must be 1, got nothing'],
    [{ a: {} }, { a: [] }, 'answer.a must be an object, got []'],
    [{ a: [] }, { a: {} }, 'answer.a must be an array, got {}'],
    [{ a: [1] }, { a: [1, 2] }, 'answer.a must have 1 elements, got 2'],
    [{ a: [1, 2] }, { a: [1, 3] }, 'answer.a.1 must be 2, got 3'],
    [{}, null, 'answer must be an object, got null'],
    [{}, undefined, 'answer must be an object, got nothing'],
  ])('is refused: %j in %j', (expected, actual, message) => {
    expect(difference(expected, actual)).toBe(message);
  });

  test('is shown in part only', () => {
    expect(difference({ a: 1 }, { a: 'x'.repeat(1_000) })).toHaveLength('answer.a must be 1, got '.length + 120);
  });
});
