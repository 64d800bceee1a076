import { InvalidDispatchError } from './dispatch';

/** The columns of a sheet, in the order in which the old system writes them. */
const COLUMNS = ['order', 'carrier', 'tracking', 'sku', 'quantity'];

/** Digits only: `Number` would take blanks, signs and exponents too. */
const WHOLE_NUMBER = /^\d{1,9}$/;

/** The document that a sheet stands for, in which numbers that are none stay text. */
interface SheetDocument {
  readonly orderId: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number | string }[];
}

/**
 * Reads what the old system of the warehouse sends: a head with the names of the columns, and a row for each article, with semicolons
 * between the cells, which hold none. The first three cells are the same in every row.
 */
export function parseSheet(text: string): SheetDocument {
  const [head, ...rows] = text.split(/\r?\n/).filter((row) => row !== '').map((row) => row.split(';'));
  if (head?.join() !== COLUMNS.join() || rows.length === 0 || rows.some(({ length }) => length !== COLUMNS.length)) {
    throw new InvalidDispatchError([`sheet must have the columns ${COLUMNS.join(', ')} and at least one row, got ${text.length} characters that have not`]);
  }
  const [[orderId, carrier, trackingNumber]] = rows;
  const other = rows.findIndex((row) => row[0] !== orderId || row[1] !== carrier || row[2] !== trackingNumber);
  if (other !== -1) {
    throw new InvalidDispatchError([`row ${other + 1} of the sheet must be of the same order, carrier and tracking number as row 1, got others`]);
  }
  const lines = rows.map(([, , , sku, quantity]) => ({ sku, quantity: WHOLE_NUMBER.test(quantity) ? Number(quantity) : quantity }));
  return { orderId, carrier, trackingNumber, lines };
}
