/** @type {Readonly<Record<string, number>>} */
const UNITS = { millis: 1, seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/**
 * The milliseconds of a duration such as "2 hours".
 *
 * @param {unknown} text
 */
export function millisecondsOf(text) {
  const [, amount, unit] = /^([0-9]+(?:\.[0-9]+)?) ([a-z]+)$/.exec(String(text)) ?? [];
  const milliseconds = Number(amount) * (UNITS[unit ?? ''] ?? NaN);
  if (!Number.isFinite(milliseconds)) {
    throw new Error(`MaxAge must be a number and a unit, got ${JSON.stringify(text)}`);
  }
  return milliseconds;
}
