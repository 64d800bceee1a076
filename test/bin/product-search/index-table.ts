import { failure } from '../order-intake/aws-stand-in';
import type { Answer, Call } from '../order-intake/aws-stand-in';

/** An item, or its key, as it comes over the wire. */
interface WireItem {
  readonly pk: { readonly S: string };
  readonly sk: { readonly S: string };
  readonly [attribute: string]: unknown;
}

interface WriteRequest {
  readonly PutRequest?: { readonly Item: WireItem };
  readonly DeleteRequest?: { readonly Key: WireItem };
}

/** A table that keeps items, and takes calls only as long as it is told to. */
export class IndexTable {
  private readonly items = new Map<string, WireItem>();
  private writesLeft = Number.POSITIVE_INFINITY;

  /** Under which words which products are found. */
  public get entries(): string[] {
    return [...this.items.keys()].filter((key) => key.startsWith('TOKEN#')).toSorted();
  }

  /** Every key of the table. */
  public get keys(): string[] {
    return [...this.items.keys()].toSorted();
  }

  /** Fails every write after so many. */
  public failAfter(writes: number): void {
    this.writesLeft = writes;
  }

  /** Answers a call as DynamoDB does. */
  public answer({ target, body }: Call): Answer {
    if (target.endsWith('.GetItem')) {
      const item = this.items.get(keyOf(body.Key as WireItem));
      return { body: item === undefined ? {} : { Item: item } };
    }
    this.writesLeft -= 1;
    if (this.writesLeft < 0) {
      return failure('com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException', 'too much');
    }
    if (target.endsWith('.PutItem')) {
      this.put(body.Item as WireItem);
    } else if (target.endsWith('.DeleteItem')) {
      this.items.delete(keyOf(body.Key as WireItem));
    } else {
      this.writeAll(Object.values(body.RequestItems as { [table: string]: WriteRequest[] }).flat());
    }
    return { body: {} };
  }

  private writeAll(requests: readonly WriteRequest[]): void {
    for (const { PutRequest: put, DeleteRequest: removal } of requests) {
      if (put) {
        this.put(put.Item);
      }
      if (removal) {
        this.items.delete(keyOf(removal.Key));
      }
    }
  }

  private put(item: WireItem): void {
    this.items.set(keyOf(item), item);
  }
}

function keyOf({ pk, sk }: WireItem): string {
  return `${pk.S} ${sk.S}`;
}
