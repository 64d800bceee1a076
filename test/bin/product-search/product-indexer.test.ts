import type { DocumentEvent } from '../../../bin/product-search/document-change';
import type * as indexer from '../../../bin/product-search/product-indexer';
import { AwsStandIn } from '../order-intake/aws-stand-in';
import { deployed } from '../order-intake/deployed';
import { IndexTable } from './index-table';
import { MUG_ID, documentChange, documentEvent } from './samples';

const ENTRY = '../../../bin/product-search/product-indexer';
const OID = { $oid: MUG_ID };

let aws: AwsStandIn;
let table: IndexTable;
let info: jest.SpyInstance;

beforeEach(async () => {
  aws = await AwsStandIn.start();
  table = new IndexTable();
  aws.answerWith((call) => table.answer(call));
  info = jest.spyOn(console, 'info').mockImplementation();
});

afterEach(() => aws.stop());

/** Loads the indexer afresh, as a new execution environment does. */
function load(): typeof indexer {
  jest.resetModules();
  return jest.requireActual(ENTRY);
}

const index = (event: DocumentEvent) => deployed(aws.endpoint, { SEARCH_INDEX_TABLE: 'Index' }, () => load().handler(event));

describe('the deployed indexer', () => {
  test('follows inserts, updates, replacements and deletions', async () => {
    await index(documentEvent(
      documentChange('insert', OID, { name: 'Blue mug', description: 'For tea' }),
      documentChange('insert', 'tea', { name: 'Green tea' }),
    ));
    expect(table.entries).toHaveLength(6);
    await index(documentEvent(documentChange('update', OID, { name: 'Red mug' })));
    expect(table.entries).toEqual([`TOKEN#green PRODUCT#tea`, `TOKEN#mug PRODUCT#${MUG_ID}`, `TOKEN#red PRODUCT#${MUG_ID}`, 'TOKEN#tea PRODUCT#tea']);
    await index(documentEvent(documentChange('replace', 'tea', { name: 'Black tea' }), documentChange('delete', OID)));
    expect(table.entries).toEqual(['TOKEN#black PRODUCT#tea', 'TOKEN#tea PRODUCT#tea']);
  });

  test('says what it did, and to which table', async () => {
    await index(documentEvent(documentChange('insert', 'mug', { name: 'Mug' }), documentChange('update', 'mug', { name: 'Mug' }), documentChange('delete', OID)));
    expect(info.mock.calls).toEqual([[{ message: 'products indexed', changes: 3, indexed: 1, removed: 1 }]]);
    expect(aws.calls.map(({ body }) => body.TableName ?? Object.keys(body.RequestItems as object)[0])).toEqual(aws.calls.map(() => 'Index'));
  });

  test('does not find a document that is no product any more', async () => {
    await index(documentEvent(documentChange('insert', 'mug', { name: 'Mug' })));
    await index(documentEvent(documentChange('update', 'mug', { name: 'Mug', discontinued: true })));
    expect(table.keys).toEqual([]);
  });

  test('fails the whole batch when the table does, and ends right when it comes again', async () => {
    const event = documentEvent(documentChange('insert', 'mug', { name: 'Blue mug' }), documentChange('insert', 'tea', { name: 'Tea' }));
    aws.answerWith((call) => (JSON.stringify(call.body).includes('TOKEN#tea') ? { status: 400, body: { __type: 'ValidationException' } } : table.answer(call)));
    await expect(index(event)).rejects.toThrow(expect.objectContaining({ name: 'ValidationException' }));
    aws.answerWith((call) => table.answer(call));
    await index(event);
    expect(table.entries).toEqual(['TOKEN#blue PRODUCT#mug', 'TOKEN#mug PRODUCT#mug', 'TOKEN#tea PRODUCT#tea']);
  });

  test('fails to start without a table', async () => {
    await expect(deployed(aws.endpoint, { SEARCH_INDEX_TABLE: '' }, () => Promise.resolve(load()))).rejects.toThrow(
      expect.objectContaining({ name: 'MissingSettingError', message: expect.stringMatching(/^SEARCH_INDEX_TABLE must be set/) }));
  });
});
