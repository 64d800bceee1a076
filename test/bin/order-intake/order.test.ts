import * as fc from 'fast-check';
import { FieldReader } from '../../../bin/order-intake/field-reader';
import { ORDER_LIMITS, lineTotal, orderTotal, parseOrder, readOrder } from '../../../bin/order-intake/order';
import { anyOrder, sampleOrder } from './samples';

const [LINE] = sampleOrder().lines;
const lines = (count: number) => Array.from({ length: count }, (_, index) => ({ ...LINE, sku: `S${index}` }));

function problemsOf(value: unknown): readonly string[] {
  const fields = new FieldReader();
  readOrder(fields, value, 'order');
  return fields.problems;
}

describe('an order message', () => {
  test('is read as it was sent', () => {
    expect(parseOrder(JSON.stringify(sampleOrder()))).toEqual(sampleOrder());
  });

  test('may have fields this version does not know, which are left out', () => {
    const message = { ...sampleOrder(), coupon: 'SPRING', lines: [{ ...LINE, colour: 'blue' }] };
    expect(parseOrder(JSON.stringify(message))).toEqual(sampleOrder({ lines: [LINE] }));
  });

  test('survives being written and read again', () => {
    fc.assert(fc.property(anyOrder(), (order) => {
      expect(parseOrder(JSON.stringify(order))).toEqual(order);
    }));
  });

  test('is read or refused for a stated reason, and never breaks the reader', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
      expect(() => parseOrder(body)).toThrow(expect.objectContaining({ name: 'InvalidOrderError', message: expect.stringMatching(/, got /) }));
    }));
  });

  test.each(['', '{', 'orderId=A-1001'])('fails when it is %j, which is no JSON, without repeating it', (body) => {
    const problem = `order must be JSON, got ${body.length} characters that are not`;
    expect(() => parseOrder(body)).toThrow(expect.objectContaining({ name: 'InvalidOrderError', message: problem, problems: [problem] }));
  });

  test.each([
    [null, 'null'], ['A-1001', 'a text of 6 characters'], [[], 'a list'], [7, 'a JSON number'], [true, 'a JSON boolean'],
  ])('fails when it is %j, which is no object', (value, got) => {
    expect(problemsOf(value)).toEqual([`order must be an object, got ${got}`]);
  });

  test('fails with everything that is wrong with it', () => {
    const message = { orderId: '', currency: 'eur', lines: [{ sku: 'A', quantity: 0, unitPrice: -1 }] };
    const paths = problemsOf(message).map((problem) => problem.split(' ')[0]);
    expect(paths).toEqual(['order.lines[0].quantity', 'order.lines[0].unitPrice', 'order.orderId', 'order.customerId', 'order.currency']);
  });
});

describe.each(['orderId', 'customerId'])('the %s', (field) => {
  test.each(['A', '7', 'a.b_c-D', 'x'.repeat(64)])('may be %j', (value) => {
    expect(problemsOf({ ...sampleOrder(), [field]: value })).toEqual([]);
  });

  test.each(['', 'x'.repeat(65), '-A', 'A#1', 'A 1', 'A\n', '\u00e9', 7, null, undefined])('fails when it is %j', (value) => {
    expect(problemsOf({ ...sampleOrder(), [field]: value })).toEqual([expect.stringMatching(new RegExp(`^order\\.${field} must be 1 to 64 letters`))]);
  });
});

describe('a refused value', () => {
  test('is repeated', () => {
    expect(problemsOf(sampleOrder({ orderId: 'A#1' }))).toEqual([expect.stringMatching(/, got "A#1"$/)]);
  });

  test('is cut after 60 characters', () => {
    expect(problemsOf(sampleOrder({ orderId: 'x'.repeat(58) + '#' }))).toEqual([expect.stringMatching(/, got "x{58}#\.\.\.$/)]);
    expect(problemsOf(sampleOrder({ orderId: 'x'.repeat(57) + '#' }))).toEqual([expect.stringMatching(/, got "x{57}#"$/)]);
  });

  test('is not repeated when it may name a person', () => {
    expect(problemsOf(sampleOrder({ customerId: 'ann@example.com' }))).toEqual([expect.stringMatching(/, got a text of 15 characters$/)]);
  });
});

describe('the currency', () => {
  test.each(['CHF', 'EUR', 'GBP', 'JPY', 'KWD', 'USD'])('may be %s', (currency) => {
    expect(problemsOf(sampleOrder({ currency }))).toEqual([]);
  });

  test.each(['eur', 'XXX', 'constructor', '', 978, null, undefined])('fails when it is %j', (currency) => {
    expect(problemsOf({ ...sampleOrder(), currency })).toEqual([expect.stringMatching(/^order\.currency must be one of CHF, EUR, .+, got /)]);
  });
});

describe('the lines', () => {
  test.each([1, ORDER_LIMITS.lines])('may be %d', (count) => {
    expect(problemsOf(sampleOrder({ lines: lines(count) }))).toEqual([]);
  });

  test.each([0, ORDER_LIMITS.lines + 1])('fail when they are %d', (count) => {
    expect(problemsOf(sampleOrder({ lines: lines(count) }))).toEqual([`order.lines must be a list of 1 to 200 entries, got ${count}`]);
  });

  test.each([[undefined, 'nothing'], ['MUG', 'a text of 3 characters'], [{}, 'a JSON object']])('fail when they are %j, which is no list', (value, got) => {
    expect(problemsOf({ ...sampleOrder(), lines: value })).toEqual([`order.lines must be a list of 1 to 200 entries, got ${got}`]);
  });

  test.each([[null, 'null'], ['MUG', 'a text of 3 characters'], [[LINE], 'a list']])('fail when one is %j, which is no object', (value, got) => {
    expect(problemsOf({ ...sampleOrder(), lines: [LINE, value] })).toEqual([`order.lines[1] must be an object, got ${got}`]);
  });

  test('fail when two have one article', () => {
    expect(problemsOf(sampleOrder({ lines: [LINE, { ...LINE, sku: 'TEA' }, LINE] })))
      .toEqual([expect.stringMatching(/^order\.lines\[2\]\.sku must differ from that of line 0, got "MUG-BLUE" in both/)]);
  });

  test('fail once for each bad article, and not for being alike', () => {
    expect(problemsOf(sampleOrder({ lines: [{ ...LINE, sku: '' }, { ...LINE, sku: '' }] }))).toEqual([
      expect.stringMatching(/^order\.lines\[0\]\.sku must be 1 to 64/), expect.stringMatching(/^order\.lines\[1\]\.sku must be 1 to 64/),
    ]);
  });
});

describe('a quantity', () => {
  test.each([1, 9_999])('may be %d', (quantity) => {
    expect(problemsOf(sampleOrder({ lines: [{ ...LINE, quantity }] }))).toEqual([]);
  });

  test.each([0, 10_000, 1.5, -1, '1', null, undefined])('fails when it is %j', (quantity) => {
    expect(problemsOf({ ...sampleOrder(), lines: [{ ...LINE, quantity }] }))
      .toEqual([`order.lines[0].quantity must be a whole number from 1 to 9999, got ${JSON.stringify(quantity) ?? 'nothing'}`]);
  });
});

describe('a unit price', () => {
  test.each([0, 1_000_000_000])('may be %d', (unitPrice) => {
    expect(problemsOf(sampleOrder({ lines: [{ ...LINE, unitPrice }] }))).toEqual([]);
  });

  test.each([-1, 1_000_000_001, 12.99, '1299', null, undefined])('fails when it is %j', (unitPrice) => {
    expect(problemsOf({ ...sampleOrder(), lines: [{ ...LINE, unitPrice }] }))
      .toEqual([`order.lines[0].unitPrice must be a whole number from 0 to 1000000000, got ${JSON.stringify(unitPrice) ?? 'nothing'}`]);
  });
});

describe('the total', () => {
  test('is the sum of quantity times price', () => {
    expect(sampleOrder().lines.map(lineTotal)).toEqual([3_897, 1_800]);
    expect(orderTotal(sampleOrder())).toBe(5_697);
  });

  test('is exact for the largest order', () => {
    const { lines: most, quantity, unitPrice } = ORDER_LIMITS;
    const total = orderTotal(sampleOrder({ lines: lines(most).map((line) => ({ ...line, quantity, unitPrice })) }));
    expect(BigInt(total)).toBe(BigInt(most) * BigInt(quantity) * BigInt(unitPrice));
    expect(Number.isSafeInteger(total)).toBe(true);
  });

  test('is that of exact arithmetic, in whatever order the lines come', () => {
    fc.assert(fc.property(anyOrder(), (order) => {
      const exact = order.lines.reduce((sum, line) => sum + BigInt(line.quantity) * BigInt(line.unitPrice), 0n);
      expect(BigInt(orderTotal(order))).toBe(exact);
      expect(orderTotal({ ...order, lines: order.lines.toReversed() })).toBe(orderTotal(order));
    }));
  });
});
