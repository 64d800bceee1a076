import type { KinesisStreamRecord, KinesisStreamStateResponse, KinesisStreamTumblingWindowEvent } from 'aws-lambda';
import type { PageCountStore } from './page-count-store';
import { countPages } from './page-counts';
import { InvalidPageViewError, parsePageView } from './page-view';

/** What the published type of the event leaves out. */
export interface WindowEvent extends KinesisStreamTumblingWindowEvent {
  readonly shardId: string;
}

/**
 * Counts the views of each page over a window, and writes the counts when it ends.
 *
 * The counts show a trend: a view that the browser sent twice counts twice, and a record that is no view is passed over, because
 * the handler that stores views reports it. So no record fails here; when the table does, the invocation fails as a whole and
 * Lambda repeats it with the same state.
 */
export function countHandler(store: PageCountStore): (event: WindowEvent) => Promise<KinesisStreamStateResponse> {
  return async ({ Records: records, window, state = {}, shardId, isFinalInvokeForWindow }) => {
    const pages = records.flatMap(pageOf);
    const counts = countPages(state, pages);
    if (!isFinalInvokeForWindow) {
      return { state: counts, batchItemFailures: [] };
    }
    await store.store({ start: window.start, end: window.end, shardId }, counts);
    console.info({ message: 'page views counted', windowStart: window.start, shardId, pages: Object.keys(counts).length });
    // A response without state counts as failed, even when nothing is carried on.
    return { state: {}, batchItemFailures: [] };
  };
}

function pageOf({ kinesis }: KinesisStreamRecord): string[] {
  try {
    return [parsePageView(kinesis.data).page];
  } catch (error) {
    if (error instanceof InvalidPageViewError) {
      return [];
    }
    throw error;
  }
}
