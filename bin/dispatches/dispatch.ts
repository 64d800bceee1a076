import { FieldReader } from '../order-intake/field-reader';
import { ORDER_LIMITS } from '../order-intake/order';

/** How much of one article was sent. */
export interface DispatchLine {
  readonly sku: string;
  /** 1 to 9,999. */
  readonly quantity: number;
}

/** What a warehouse sent for an order. An order may take several. */
export interface Dispatch {
  readonly orderId: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  /** 1 to 200 lines. */
  readonly lines: readonly DispatchLine[];
}

/** The message is no dispatch: no retry will make it one. */
export class InvalidDispatchError extends Error {
  public override readonly name = 'InvalidDispatchError';
  /** Everything that is wrong with it, one entry for each field. */
  public readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/** Takes what a dispatch needs from a document, and leaves out the rest. */
export function readDispatch(value: unknown): Dispatch {
  const fields = new FieldReader();
  const document = fields.record('dispatch', value) ?? {};
  refuseIf(fields.problems);
  const dispatch: Dispatch = {
    orderId: fields.identifier('dispatch.orderId', document.orderId),
    carrier: fields.identifier('dispatch.carrier', document.carrier),
    trackingNumber: fields.identifier('dispatch.trackingNumber', document.trackingNumber),
    lines: fields.list('dispatch.lines', document.lines, ORDER_LIMITS.lines).map((line, index) => readLine(fields, line, `dispatch.lines[${index}]`)),
  };
  refuseIf(fields.problems);
  return dispatch;
}

function readLine(fields: FieldReader, value: unknown, path: string): DispatchLine {
  const line = fields.record(path, value);
  return line === undefined ? { sku: '', quantity: 0 } : {
    sku: fields.identifier(`${path}.sku`, line.sku),
    quantity: fields.wholeNumber(`${path}.quantity`, line.quantity, 1, ORDER_LIMITS.quantity),
  };
}

function refuseIf(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new InvalidDispatchError(problems);
  }
}
