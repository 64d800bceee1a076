import { Lazy } from 'aws-cdk-lib';
import { lit } from '../../lib/private/errors';
import { tagProblems } from '../../lib/private/tags';

const codesOf = (tags: { [key: string]: string }): string[] => tagProblems(tags, { tooMany: lit`TooMany`, invalid: lit`Invalid` })
  .flatMap((problem) => problem === undefined ? [] : String(problem.code));
const many = (length: number): { [key: string]: string } => Object.fromEntries(Array.from({ length }, (_, index) => [`key${index}`, 'value']));

describe('tags', () => {
  test.each<[string, { [key: string]: string }]>([
    ['50', many(50)], ['a key of 128 characters', { ['k'.repeat(128)]: 'v' }], ['a value of 256 characters', { k: 'v'.repeat(256) }],
    ['deploy-time text', { k: Lazy.string({ produce: () => '' }) }],
  ])('may be %s', (_, tags) => {
    expect(codesOf(tags)).toEqual([]);
  });

  test('fail when they are 51', () => {
    expect(codesOf(many(51))).toEqual(['TooMany']);
  });

  test.each<[string, { [key: string]: string }]>([
    ['an empty key', { '': 'v' }], ['a key of 129 characters', { ['k'.repeat(129)]: 'v' }], ['an empty value', { k: '' }],
    ['a value of 257 characters', { k: 'v'.repeat(257) }], ['a key of AWS', { 'AWS:k': 'v' }], ['a mark it does not take', { k: '#' }],
  ])('fail with %s', (_, tags) => {
    expect(codesOf(tags)).toEqual(['Invalid']);
  });
});
