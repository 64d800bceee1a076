/** A message quotes values of the template, which can be of any length. */
const LONGEST = 1_000;

/** A template can hold whatever it likes: what would steer a terminal, or begin a line of its own, is shown as a mark. */
export function printable(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return visible.length > LONGEST ? `${visible.slice(0, LONGEST)}...` : visible;
}
