import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { Http2Server, Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** A message of a queue. */
export interface StoredMessage {
  readonly body: string;
  visible: boolean;
}

/** An answer that is not a success. */
export interface StreamRefusal {
  readonly type: string;
  readonly message?: string;
}

/** A call: `<service>.<operation>` and what was sent. */
export interface Call {
  readonly operation: string;
  readonly input: Input;
}

/** What the function answers: its payload, and whether it failed. */
export interface FunctionAnswer {
  readonly payload: unknown;
  readonly error?: string;
}

interface Input {
  readonly [field: string]: unknown;
}

/** A record of a shard, as the service sends it. */
type StoredRecord = Input;

/**
 * Speaks what a redrive needs of SQS, Kinesis, DynamoDB streams and Lambda on the loopback interface, over what is held in memory.
 */
export class RedriveStandIn {
  public static async start(): Promise<RedriveStandIn> {
    const standIn = new RedriveStandIn();
    await Promise.all([standIn.server, standIn.kinesis].map(async (server) => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))));
    return standIn;
  }

  public readonly calls: Call[] = [];
  /** What was asked of the function: path and event. */
  public readonly invocations: { readonly path: string; readonly event: { readonly Records: { readonly [field: string]: unknown }[] } }[] = [];
  public readonly failures = new Map<string, StoredMessage>();
  public readonly lost: string[] = [];
  /** Records by shard and sequence number, in order. */
  public readonly shards = new Map<string, Map<bigint, StoredRecord>>();
  /** The most records of one read. */
  public pageSize = 5;
  /** Whether the shards are closed: the last read says that nothing follows. */
  public closed = false;
  /** Whether a number that is gone is refused, as the stream of a table does. */
  public refusesTrimmed = false;

  private readonly server: Server = createServer((request, response) => void this.serve(request, response));
  /** The SDK speaks HTTP/2 with Kinesis. */
  private readonly kinesis: Http2Server = createHttp2Server((request, response) => void this.serve(request, response));

  /** Asked before each call is answered: what it returns is answered instead. */
  public refuse: (call: Call) => StreamRefusal | undefined = () => undefined;
  public answer: (event: string) => FunctionAnswer = () => ({ payload: null });

  public get endpoint(): string {
    return endpointOf(this.server);
  }

  public get kinesisEndpoint(): string {
    return endpointOf(this.kinesis);
  }

  public callsTo(operation: string): Input[] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }

  /** The messages that anybody may receive. */
  public visibleFailures(): string[] {
    return [...this.failures].filter(([, { visible }]) => visible).map(([id]) => id);
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await Promise.all([this.server, this.kinesis].map(async (server) => new Promise((closed) => server.close(closed))));
  }

  private async serve(request: IncomingMessage | Http2ServerRequest, response: ServerResponse | Http2ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string') {
      this.invoke(decodeURIComponent(request.url ?? ''), text, response);
      return;
    }
    const call = { operation: target.replace(/_[0-9]+\./, '.'), input: JSON.parse(text) as Input };
    this.calls.push(call);
    const answer = this.refuse(call) ?? this.answerTo(call);
    response.writeHead('type' in answer ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify('type' in answer ? { __type: answer.type, ...answer } : answer));
  }

  private invoke(path: string, event: string, response: ServerResponse | Http2ServerResponse): void {
    this.invocations.push({ path, event: JSON.parse(event) });
    const { payload, error } = this.answer(event);
    response.writeHead(200, { 'content-type': 'application/json', ...error === undefined ? {} : { 'x-amz-function-error': error } });
    response.end(typeof payload === 'string' ? payload : JSON.stringify(payload));
  }

  private answerTo({ operation, input }: Call): object {
    switch (operation) {
      case 'AmazonSQS.ReceiveMessage': return this.receive();
      case 'AmazonSQS.DeleteMessage': {
        this.failures.delete(String(input.ReceiptHandle));
        return {};
      }
      case 'AmazonSQS.SendMessage': {
        this.lost.push(String(input.MessageBody));
        return { MessageId: 'lost', MD5OfMessageBody: md5(String(input.MessageBody)) };
      }
      case 'AmazonSQS.ChangeMessageVisibilityBatch': return this.release(input.Entries as { readonly Id: string; readonly ReceiptHandle: string }[]);
      case 'Kinesis.GetShardIterator': return this.iterator(String(input.ShardId), input.StartingSequenceNumber as string | undefined);
      case 'DynamoDBStreams.GetShardIterator': return this.iterator(String(input.ShardId), input.SequenceNumber as string | undefined);
      default: return this.page(String(input.ShardIterator), Math.min(Number(input.Limit), this.pageSize));
    }
  }

  private receive(): object {
    const next = [...this.failures].find(([, { visible }]) => visible);
    if (next === undefined) {
      return {};
    }
    const [id, message] = next;
    message.visible = false;
    return { Messages: [{ MessageId: id, ReceiptHandle: id, Body: message.body, MD5OfBody: md5(message.body) }] };
  }

  private release(entries: { readonly Id: string; readonly ReceiptHandle: string }[]): object {
    entries.forEach(({ ReceiptHandle: id }) => {
      this.failures.get(id)!.visible = true;
    });
    return { Successful: entries.map(({ Id }) => ({ Id })), Failed: [] };
  }

  private iterator(shardId: string, from = '0'): object {
    const shard = this.shards.get(shardId);
    if (shard === undefined) {
      return { type: 'ResourceNotFoundException', message: 'no such shard' };
    }
    if (this.refusesTrimmed && from !== '0' && !shard.has(BigInt(from))) {
      return { type: 'TrimmedDataAccessException', message: 'it is gone' };
    }
    return { ShardIterator: `${shardId}/${from}` };
  }

  private page(iterator: string, size: number): object {
    const [shardId, from] = iterator.split('/');
    const rest = [...this.shards.get(shardId) ?? []].filter(([number]) => number >= BigInt(from));
    const page = rest.slice(0, size);
    const [last] = page.at(-1) ?? [BigInt(from) - 1n];
    const ended = this.closed && rest.length <= size;
    return {
      Records: page.map(([, record]) => record),
      ...ended ? {} : { NextShardIterator: `${shardId}/${last + 1n}` },
      MillisBehindLatest: rest.length <= size ? 0 : 1_000,
    };
  }
}

function endpointOf(server: Server | Http2Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
