import fc from 'fast-check';
import { runtimeProgram } from './runtime-program';

interface Version {
  readonly version: string;
  readonly published: string | undefined;
}

interface Rules {
  readonly keep: number;
  readonly minimumAge: number;
  readonly named: Set<string>;
  readonly now: number;
}

interface Selection {
  readonly condemnedOf: (versions: Version[], rules: Rules) => { version: string; retired: number }[];
  readonly mayStillExecute: (retired: number, executionTimeout: number | undefined, now: number) => boolean;
}

const { condemnedOf, mayStillExecute } = runtimeProgram('version-pruner', 'selection.mjs') as Selection;

const SEED = 20_260_102;
const NOW = Date.UTC(2026, 0, 1);

/** A function as it may be found: gaps in the numbers, times in any order, some of them no times. */
const found = fc.record({
  numbers: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }),
  ages: fc.array(fc.option(fc.integer({ min: -10, max: 1_000 }), { nil: undefined }), { minLength: 31, maxLength: 31 }),
  named: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
  keep: fc.integer({ min: 2, max: 10 }),
  minimumAge: fc.integer({ min: 0, max: 500 }),
}).map(({ numbers, ages, named, keep, minimumAge }) => ({
  versions: ['$LATEST', ...numbers.map(String)].map((version, index) => ({ version, published: timeBefore(ages[index]) })),
  rules: { keep, minimumAge, named: new Set([...named.map(String), '$LATEST']), now: NOW },
}));

function timeBefore(age: number | undefined): string | undefined {
  return age === undefined ? undefined : new Date(NOW - age).toISOString().replace('Z', '+0000');
}

function always(property: (parts: { versions: Version[]; rules: Rules; gone: string[] }) => void): void {
  fc.assert(fc.property(found, ({ versions, rules }) => {
    property({ versions, rules, gone: condemnedOf(versions, rules).map(({ version }) => version) });
  }), { seed: SEED, numRuns: 500 });
}

describe('whatever is found, what is condemned', () => {
  test('is a numbered version, once, oldest first', () => {
    always(({ versions, gone }) => {
      expect(gone.every((version) => /^\d+$/.test(version) && versions.some((one) => one.version === version))).toBe(true);
      expect(gone).toEqual([...new Set(gone)].sort((one, other) => Number(one) - Number(other)));
    });
  });

  test('is named by nobody', () => {
    always(({ rules, gone }) => expect(gone.filter((version) => rules.named.has(version))).toEqual([]));
  });

  test('is none of the newest', () => {
    always(({ versions, rules, gone }) => {
      const numbers = versions.map(({ version }) => Number(version)).filter((number) => !Number.isNaN(number));
      const newest = numbers.sort((one, other) => other - one).slice(0, rules.keep);
      expect(newest.filter((number) => gone.includes(String(number)))).toEqual([]);
    });
  });

  test('is not young, nor of unknown age', () => {
    always(({ versions, rules, gone }) => {
      const condemned = versions.filter(({ version }) => gone.includes(version));
      expect(condemned.every(({ published }) => NOW - Date.parse(published ?? '') >= rules.minimumAge)).toBe(true);
    });
  });

  test('is everything else', () => {
    always(({ versions, rules, gone }) => {
      const others = versions.filter(({ version }) => version !== '$LATEST' && !gone.includes(version));
      const excused = others.filter(({ version, published }) => rules.named.has(version) || !(NOW - Date.parse(published ?? '') >= rules.minimumAge));
      expect(others.length - excused.length).toBeLessThanOrEqual(rules.keep);
    });
  });
});

describe('a version is as old as its minimum age', () => {
  test.each([[1_000, ['1']], [999, []]])('when it was published %i ms ago and the rule says 1,000', (age, gone) => {
    const versions = [1, 2, 3].map((number) => ({ version: String(number), published: timeBefore(number === 1 ? age : 0) }));
    expect(condemnedOf(versions, { keep: 2, minimumAge: 1_000, named: new Set(), now: NOW }).map(({ version }) => version)).toEqual(gone);
  });
});

describe('a durable execution', () => {
  test('may go on until its timeout after the next version was published', () => {
    expect(mayStillExecute(NOW - 59_999, 60, NOW)).toBe(true);
    expect(mayStillExecute(NOW - 60_000, 60, NOW)).toBe(false);
  });

  test('may go on when nobody knows since when', () => {
    expect(mayStillExecute(NaN, 60, NOW)).toBe(true);
  });

  test('does not exist where the function is not durable', () => {
    expect(mayStillExecute(NOW, undefined, NOW)).toBe(false);
  });

  test('counts from the version that came next', () => {
    const versions = [40, 30, 20, 10].map((age, index) => ({ version: String(index + 1), published: timeBefore(age) }));
    expect(condemnedOf(versions, { keep: 2, minimumAge: 0, named: new Set(), now: NOW })).toEqual([
      { version: '1', retired: NOW - 30 }, { version: '2', retired: NOW - 20 },
    ]);
  });
});
