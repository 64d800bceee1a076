import { lastStates } from './document-change';
import type { DocumentEvent } from './document-change';
import { readProduct } from './product';
import type { SearchIndex } from './search-index';

/**
 * Brings the index up to date with a batch of changes.
 *
 * Changes come one batch at a time and in order, and a batch that failed comes again as a whole before any other: so the index ends in
 * the right state without knowing which change it shows. For the same reason a document that is no product does not fail, which would
 * hold up all others until the changes expire: it is not found.
 */
export function indexHandler(index: SearchIndex): (event: DocumentEvent) => Promise<void> {
  return async (event) => {
    const states = lastStates(event);
    let indexed = 0;
    for (const [productId, { document }] of states) {
      const product = document && readProduct(document);
      if (product === undefined) {
        await index.remove(productId);
      } else {
        await index.put(productId, product);
        indexed += 1;
      }
    }
    console.info({ message: 'products indexed', changes: event.events.length, indexed, removed: states.size - indexed });
  };
}
