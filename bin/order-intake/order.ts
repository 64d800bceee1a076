import { FieldReader } from './field-reader';
import { CURRENCIES } from './money';

/** How much of one article is ordered, at which price. */
export interface OrderLine {
  /** The article; each appears in one line of an order only. */
  readonly sku: string;
  /** How many, 1 to 9,999. */
  readonly quantity: number;
  /** The price of one, in minor units of the order's currency, 0 to 1,000,000,000. */
  readonly unitPrice: number;
}

/** What a customer wants, as it was sent. */
export interface Order {
  /** Chosen by the sender, who repeats it when sending the same order again. */
  readonly orderId: string;
  readonly customerId: string;
  /** ISO 4217, one of those the shop takes. */
  readonly currency: string;
  /** 1 to 200 lines. */
  readonly lines: readonly OrderLine[];
}

/**
 * The largest order there can be totals 200 x 9,999 x 1,000,000,000 minor units, which a double still holds exactly.
 */
export const ORDER_LIMITS = { lines: 200, quantity: 9_999, unitPrice: 1_000_000_000 } as const;

/** The message is no order: no retry will make it one. */
export class InvalidOrderError extends Error {
  public override readonly name = 'InvalidOrderError';
  /** Everything that is wrong with it, one entry for each field. */
  public readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/** Reads the body of a message. */
export function parseOrder(body: string): Order {
  const fields = new FieldReader();
  const order = readOrder(fields, parsedJson(body), 'order');
  if (fields.problems.length > 0) {
    throw new InvalidOrderError(fields.problems);
  }
  return order;
}

/** Takes what an order needs from a parsed document, and leaves out the rest. What is wrong with it ends in `fields`. */
export function readOrder(fields: FieldReader, value: unknown, path: string): Order {
  const document = fields.record(path, value);
  if (document === undefined) {
    return { orderId: '', customerId: '', currency: '', lines: [] };
  }
  const lines = fields.list(`${path}.lines`, document.lines, ORDER_LIMITS.lines).map((line, index) => readLine(fields, line, `${path}.lines[${index}]`));
  refuseRepeatedArticles(fields, lines, `${path}.lines`);
  return {
    orderId: fields.identifier(`${path}.orderId`, document.orderId),
    customerId: fields.privateIdentifier(`${path}.customerId`, document.customerId),
    currency: fields.oneOf(`${path}.currency`, document.currency, CURRENCIES),
    lines,
  };
}

/** The price of a line in minor units. */
export function lineTotal(line: OrderLine): number {
  return line.quantity * line.unitPrice;
}

/** The price of an order in minor units. */
export function orderTotal(order: Order): number {
  return order.lines.reduce((total, line) => total + lineTotal(line), 0);
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body, which is not ours to write to a log.
    throw new InvalidOrderError([`order must be JSON, got ${body.length} characters that are not`]);
  }
}

function readLine(fields: FieldReader, value: unknown, path: string): OrderLine {
  const line = fields.record(path, value);
  return line === undefined ? { sku: '', quantity: 0, unitPrice: 0 } : {
    sku: fields.identifier(`${path}.sku`, line.sku),
    quantity: fields.wholeNumber(`${path}.quantity`, line.quantity, 1, ORDER_LIMITS.quantity),
    unitPrice: fields.wholeNumber(`${path}.unitPrice`, line.unitPrice, 0, ORDER_LIMITS.unitPrice),
  };
}

function refuseRepeatedArticles(fields: FieldReader, lines: readonly OrderLine[], path: string): void {
  const first = new Map<string, number>();
  lines.forEach(({ sku }, index) => {
    const earlier = first.get(sku);
    if (sku === '' || earlier === undefined) {
      first.set(sku, index);
    } else {
      fields.problems.push(`${path}[${index}].sku must differ from that of line ${earlier}, got ${JSON.stringify(sku)} in both: send one line with the sum`);
    }
  });
}
