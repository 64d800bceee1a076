import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the service answers to one call. */
export interface Answer {
  readonly status?: number;
  readonly body: object;
}

/** A call as it came over the wire. */
export interface Call {
  /** Service and operation, as in `DynamoDB_20120810.PutItem`. */
  readonly target: string;
  readonly body: { [field: string]: unknown };
}

/** Credentials and a region that reach nothing. */
export const TEST_IDENTITY = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

/**
 * Speaks the JSON protocol of DynamoDB and EventBridge on the loopback interface: records calls, and answers what it is told to.
 */
export class AwsStandIn {
  public static async start(): Promise<AwsStandIn> {
    const standIn = new AwsStandIn();
    await new Promise<void>((listening) => standIn.server.listen(0, '127.0.0.1', listening));
    return standIn;
  }

  /** Every call so far. */
  public readonly calls: Call[] = [];
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));
  private answer: (call: Call) => Answer | undefined = () => ({ body: {} });

  /** Where it listens. */
  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Settles what calls are answered from now on; `undefined` leaves a caller waiting. */
  public answerWith(answer: (call: Call) => Answer | undefined): void {
    this.answer = answer;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const call: Call = { target: String(request.headers['x-amz-target']), body: JSON.parse(Buffer.concat(chunks).toString()) };
    this.calls.push(call);
    const answer = this.answer(call);
    if (answer !== undefined) {
      response.writeHead(answer.status ?? 200, { 'content-type': String(request.headers['content-type']) });
      response.end(JSON.stringify(answer.body));
    }
  }
}

/** The error a service answers with. */
export function failure(type: string, message: string, more: object = {}): Answer {
  return { status: 400, body: { __type: type, message, ...more } };
}

/** What DynamoDB answers when the condition of a put does not hold. */
export function conditionFailed(more: object = {}): Answer {
  return failure('com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', 'The conditional request failed', more);
}
