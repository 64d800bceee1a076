/** How often each page was seen. It is carried from one invocation of a window to the next, as JSON. */
export interface PageCounts {
  readonly [page: string]: number;
}

/**
 * How many pages are counted by themselves. With paths of 200 characters that keeps the state of a window below half of the 1 MB
 * that Lambda carries, beyond which it would end the window early, and its counts would be written twice.
 */
export const MAX_PAGES = 2_000;

/** Where views of all further pages are counted; no page has this name. */
export const OTHER_PAGES = '(other)';

/** Adds one view for each of the pages. */
export function countPages(before: PageCounts, pages: readonly string[]): PageCounts {
  const counts = new Map(Object.entries(before));
  for (const page of pages) {
    const counted = counts.has(page) || counts.size < MAX_PAGES ? page : OTHER_PAGES;
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
