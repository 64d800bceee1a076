import * as fc from 'fast-check';
import { formatMoney } from '../../../bin/order-intake/money';
import { orderAccepted } from '../../../bin/order-intake/order-accepted';
import { renderReceipt } from '../../../bin/order-intake/receipt';
import { ACCEPTED_AT, anyOrder, sampleOrder } from './samples';

const receipt = (order = sampleOrder()) => renderReceipt(orderAccepted(order, ACCEPTED_AT));

describe('a receipt', () => {
  test('lists the articles and the total in columns', () => {
    expect(receipt()).toBe([
      'Receipt for order A-1001',
      'Customer C-7',
      'Accepted 2026-03-01 10:15 UTC',
      '',
      'Article   Quantity  Price  Amount',
      'MUG-BLUE         3  12.99   38.97',
      'TEA              2   9.00   18.00',
      'Total                 EUR   56.97',
      '',
    ].join('\n'));
  });

  test('writes amounts as the currency does', () => {
    expect(receipt(sampleOrder({ currency: 'JPY' }))).toMatch(/^MUG-BLUE +3 +1299 +3897$/m);
  });

  test('has columns as wide as the widest cell', () => {
    const lines = [{ sku: 'x'.repeat(64), quantity: 9_999, unitPrice: 1_000_000_000 }];
    expect(receipt(sampleOrder({ lines }))).toMatch(/^x{64} {6}9999 {2}10000000\.00 {2}99990000000\.00$/m);
  });

  test('has one line for each article, all of one length, and the exact total', () => {
    fc.assert(fc.property(anyOrder(), (order) => {
      const event = orderAccepted(order, ACCEPTED_AT);
      const rows = renderReceipt(event).split('\n').slice(4, -1);
      expect(rows).toHaveLength(order.lines.length + 2);
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      expect(rows.at(-1)?.endsWith(` ${formatMoney(event.total, order.currency)}`)).toBe(true);
    }));
  });
});
