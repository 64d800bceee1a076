/**
 * What is used of a change as Lambda delivers it; the published types of events leave DocumentDB out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
 */
export interface DocumentChange {
  /** `insert`, `update`, `replace`, `delete`; changes of a whole collection have other kinds, and no key. */
  readonly operationType: string;
  /** In Extended JSON. */
  readonly documentKey?: { readonly _id: unknown };
  /** The document as it was when the change was read; `null` for an update of one that has been deleted since. */
  readonly fullDocument?: { readonly [field: string]: unknown } | null;
}

/** A batch of changes. */
export interface DocumentEvent {
  readonly eventSource: 'aws:docdb';
  readonly eventSourceArn: string;
  readonly events: readonly { readonly event: DocumentChange }[];
}

/** What became of a document. */
export interface DocumentState {
  /** The document now; undefined when it is gone. */
  readonly document?: { readonly [field: string]: unknown };
}

/** Ids go into table keys, which hold 1,024 bytes. */
const MAX_ID_LENGTH = 200;

/** Every kind of change of one document. */
const KINDS: readonly string[] = ['insert', 'update', 'replace', 'delete'];

/**
 * What became of each document, by its id. Of several changes of a document only the last is looked at, because each shows all of it.
 *
 * Changes of a whole collection are left out, since an index is built anew after them; so are documents whose id is too long for a key.
 */
export function lastStates({ events }: DocumentEvent): Map<string, DocumentState> {
  const states = new Map<string, DocumentState>();
  for (const { event: { operationType, documentKey, fullDocument } } of events) {
    const id = documentKey && idOf(documentKey._id);
    if (id !== undefined && id.length <= MAX_ID_LENGTH && KINDS.includes(operationType)) {
      // An update without a document says that the document is gone.
      states.set(id, operationType === 'delete' || !fullDocument ? {} : { document: fullDocument });
    }
  }
  return states;
}

/** An id as a text: that of an object id are its digits. */
function idOf(id: unknown): string {
  if (typeof id === 'string') {
    return id;
  }
  return typeof id === 'object' && id !== null && '$oid' in id ? String(id.$oid) : JSON.stringify(id);
}
