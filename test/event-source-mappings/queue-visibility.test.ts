import { recommendedVisibility, visibilityProblem } from '../../lib/event-source-mappings/queue-visibility';

describe('the recommended visibility timeout', () => {
  test.each([
    [1, 0, 6],
    [30, 0, 180],
    [30, 20, 200],
    [900, 300, 5_700],
  ])('of a timeout of %d s and a window of %d s is %d s', (timeout, window, expected) => {
    expect(recommendedVisibility(timeout, window)).toBe(expected);
  });
});

describe('a visibility timeout', () => {
  test.each([[30, 30], [31, 30], [43_200, 900]])('of %d s fits a timeout of %d s', (visibility, timeout) => {
    expect(visibilityProblem(visibility, timeout)).toBeUndefined();
  });

  test.each([[0, 1], [29, 30]])('of %d s is a problem for a timeout of %d s', (visibility, timeout) => {
    expect(visibilityProblem(visibility, timeout)).toMatchObject({
      code: 'QueueSourceVisibilityTooShort',
      message: expect.stringMatching(`${timeout} s.*got ${visibility} s`),
    });
  });

  test.each([[undefined, 30], [30, undefined], [undefined, undefined]])('of %p is not judged against a timeout of %p', (visibility, timeout) => {
    expect(visibilityProblem(visibility, timeout)).toBeUndefined();
  });
});
