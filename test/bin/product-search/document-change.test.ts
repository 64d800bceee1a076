import { lastStates } from '../../../bin/product-search/document-change';
import { MUG_ID, documentChange, documentEvent } from './samples';

const OID = { $oid: MUG_ID };
const statesOf = (...changes: ReturnType<typeof documentChange>[]) => Object.fromEntries(lastStates(documentEvent(...changes)));

describe('what became of a document', () => {
  test.each(['insert', 'replace', 'update'])('is the document after an %s', (kind) => {
    expect(statesOf(documentChange(kind, OID, { name: 'Mug' }))).toEqual({ [MUG_ID]: { document: { _id: OID, name: 'Mug' } } });
  });

  test.each([
    ['a deletion', documentChange('delete', OID)],
    ['an update of a document deleted since', documentChange('update', OID, null)],
    ['an update that shows no document', documentChange('update', OID)],
  ])('is that it is gone after %s', (_, change) => {
    expect(statesOf(change)).toEqual({ [MUG_ID]: {} });
  });

  test('is what the last of several changes says', () => {
    expect(statesOf(
      documentChange('insert', 'mug', { name: 'Mug' }),
      documentChange('insert', 'tea', { name: 'Tea' }),
      documentChange('update', 'mug', { name: 'Blue mug' }),
      documentChange('delete', 'tea'),
    )).toEqual({ mug: { document: { _id: 'mug', name: 'Blue mug' } }, tea: {} });
  });

  test.each(['drop', 'dropDatabase', 'rename', 'invalidate'])('is not told by a %s', (kind) => {
    expect(statesOf({ operationType: kind })).toEqual({});
    expect(statesOf(documentChange(kind, OID))).toEqual({});
  });
});

describe('the id of a document', () => {
  test.each([[200, 1], [201, 0]])('of %d characters counts: %d', (length, documents) => {
    expect(lastStates(documentEvent(documentChange('delete', 'x'.repeat(length)))).size).toBe(documents);
  });

  test.each([['an object id', OID, MUG_ID], ['a text', 'mug', 'mug'], ['a number', 7, '7'], ['a long number', { $numberLong: '7' }, '{"$numberLong":"7"}'], ['nothing', null, 'null']])(
    'is a text when it is %s', (_, id, text) => {
      expect(Object.keys(statesOf(documentChange('delete', id)))).toEqual([text]);
    });
});
