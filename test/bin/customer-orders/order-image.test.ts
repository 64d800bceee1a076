import { orderSummary } from '../../../bin/customer-orders/order-image';
import { ACCEPTED_AT } from '../order-intake/samples';
import { orderImage } from './samples';

describe('the image of an order', () => {
  test('tells what a list shows, with the articles of all lines', () => {
    expect(orderSummary(orderImage())).toEqual({
      orderId: 'A-1001', customerId: 'C-7', acceptedAt: ACCEPTED_AT, currency: 'EUR', total: 5_697, articles: 5,
    });
  });

  test.each(['orderId', 'customerId', 'acceptedAt', 'currency', 'total', 'lines'])('fails without %s', (attribute) => {
    const image = Object.entries(orderImage()).filter(([name]) => name !== attribute);
    expect(() => orderSummary(Object.fromEntries(image))).toThrow(
      expect.objectContaining({ name: 'UnreadableOrderError', message: expect.stringMatching(`^${attribute} of the order must be there`) }));
  });

  test.each([
    ['a total that is a text', { total: { S: '5697' } }, /^total of the order must be there with the type N$/],
    ['lines that are a text', { lines: { S: '[]' } }, /^lines of the order must be there with the type L$/],
    ['a line that is a text', { lines: { L: [{ S: 'MUG-BLUE' }] } }, /^every line of the order must be there with the type M$/],
    ['a line without quantity', { lines: { L: [{ M: {} }] } }, /^quantity of the order must be there with the type N$/],
  ])('fails with %s', (_, attributes, message) => {
    expect(() => orderSummary({ ...orderImage(), ...attributes })).toThrow(
      expect.objectContaining({ name: 'UnreadableOrderError', message: expect.stringMatching(message) }));
  });
});
