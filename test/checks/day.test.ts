import { endOfDay } from '../../lib/checks/day';

describe('the end of a day', () => {
  test.each([
    ['1970-01-01', 86_400],
    ['1969-12-31', 0],
    ['2000-02-28', 951_782_400],
    ['2000-02-29', 951_868_800],
    ['2000-03-01', 951_955_200],
    ['2026-12-31', 1_798_761_600],
    ['2100-03-01', 4_107_628_800],
  ])('of %s is %d', (day, seconds) => {
    expect(endOfDay(day)).toBe(seconds);
  });

  test.each(['', 'today', '2026-1-1', '2026-01-01T00:00:00Z'])('of %j is not known', (day) => {
    expect(endOfDay(day)).toBeUndefined();
  });
});
