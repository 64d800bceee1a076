import { resourceDescription } from '../../lib/private/resource-description';

describe('the description of a resource', () => {
  test('keeps every character that all services take', () => {
    const text = 'azAZ09 ._-:/()#,@[]+=&;{}!$*';
    expect(resourceDescription(text)).toBe(text);
  });

  test.each(['ä', '<', '>', '"', '\'', '|', '%', '\n', '日'])('replaces what one of them refuses: %s', (character) => {
    expect(resourceDescription(`a${character}b`)).toBe('a_b');
  });

  test('is cut at 255 characters', () => {
    expect(resourceDescription('x'.repeat(255))).toHaveLength(255);
    expect(resourceDescription('x'.repeat(256))).toBe('x'.repeat(255));
  });
});
