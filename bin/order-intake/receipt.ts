import { formatMoney } from './money';
import { lineTotal } from './order';
import type { OrderAccepted } from './order-accepted';

const HEADINGS: readonly string[] = ['Article', 'Quantity', 'Price', 'Amount'];

/**
 * The receipt of an accepted order, as plain text.
 *
 * It says the same for the same event, whenever it is written.
 */
export function renderReceipt({ order, acceptedAt, total }: OrderAccepted): string {
  const money = (amount: number): string => formatMoney(amount, order.currency);
  const rows = order.lines.map((line) => [line.sku, String(line.quantity), money(line.unitPrice), money(lineTotal(line))]);
  return [
    `Receipt for order ${order.orderId}`,
    `Customer ${order.customerId}`,
    `Accepted ${acceptedAt.slice(0, 10)} ${acceptedAt.slice(11, 16)} UTC`,
    '',
    ...table([HEADINGS, ...rows, ['Total', '', order.currency, money(total)]]),
    '',
  ].join('\n');
}

/** Columns as wide as their widest cell; the first is aligned to the left, the others, all numbers, to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '));
}
