import type { DocumentChange, DocumentEvent } from '../../../bin/product-search/document-change';

/** The object id of the sample product. */
export const MUG_ID = '65e1b2c3d4e5f60718293a4b';

/** A change as Lambda delivers it, with all that DocumentDB says of one. */
export function documentChange(operationType: string, id: unknown, document?: object | null): DocumentChange {
  const change = {
    _id: { _data: '0165e1b2c3000000090100000009000041e1' },
    clusterTime: { $timestamp: { t: 1_772_360_100, i: 9 } },
    documentKey: { _id: id },
    ns: { db: 'shop', coll: 'products' },
    operationType,
  };
  const update = operationType === 'update' ? { updateDescription: { removedFields: [], truncatedArrays: [], updatedFields: { stock: 4 } } } : {};
  return document === undefined ? { ...change, ...update } : { ...change, ...update, fullDocument: document && { _id: id, ...document } };
}

/** A batch of changes. */
export function documentEvent(...changes: DocumentChange[]): DocumentEvent {
  return {
    eventSourceArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:products',
    events: changes.map((event) => ({ event })),
    eventSource: 'aws:docdb',
  };
}
