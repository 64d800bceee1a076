const DAY = 86_400;

/** When a day `YYYY-MM-DD` ends, in Unix seconds of UTC. Counted by hand, as rules have no clock to look at. */
export function endOfDay(day: string): number | undefined {
  const numbers = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)?.slice(1).map(Number);
  if (numbers === undefined) {
    return undefined;
  }
  const [year, month, date] = numbers;
  // A year that begins in March has its odd day at the end.
  const [from, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const days = 365 * from + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + Math.floor((153 * months + 2) / 5) + date - 1;
  return (days - DAYS_BEFORE_1970 + 1) * DAY;
}

/** From 1 March of the year 0. */
const DAYS_BEFORE_1970 = 719_468;
