import * as fc from 'fast-check';
import { MAX_TOKENS, tokensOf } from '../../../bin/product-search/tokens';

const tokens = (name: string, description = '') => tokensOf({ name, description });

describe('the words of a product', () => {
  test.each([
    ['are in lower case', 'Blue MUG', ['blue', 'mug']],
    ['have no accents', 'Café crème', ['cafe', 'creme']],
    ['are divided by all that is no letter and no digit', 'T-shirt_cotton/XXL 2000', ['shirt', 'cotton', 'xxl', '2000']],
    ['have three letters at least', 'a tea at 5', ['tea']],
    ['are those of any script', 'Чай зелёный', ['чаи', 'зеленыи']],
    ['have at most forty letters', 'x'.repeat(41), ['x'.repeat(40)]],
    ['are not cut within a letter that takes two places', '\u{10330}'.repeat(41), ['\u{10330}'.repeat(40)]],
  ])('%s', (_, name, expected) => {
    expect(tokens(name)).toEqual(expected);
  });

  test('are those of the name before those of the description, each once', () => {
    expect(tokens('Blue mug', 'A mug for tea, blue')).toEqual(['blue', 'mug', 'for', 'tea']);
  });

  test.each([MAX_TOKENS, MAX_TOKENS + 1])('are at most 200 of %d', (count) => {
    expect(tokens('', Array.from({ length: count }, (_, index) => `word${index}`).join(' '))).toHaveLength(MAX_TOKENS);
  });

  test('are few, short and all different, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
      const found = tokens(text, text);
      expect(new Set(found).size).toBe(found.length);
      expect(found.every((token) => /^.{3,40}$/su.test(token))).toBe(true);
    }));
  });
});
