import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Speaks the part of CloudFormation's API that tells the status of a stack, on the loopback interface. */
export class StackStandIn {
  public static async start(): Promise<StackStandIn> {
    const standIn = new StackStandIn();
    await new Promise<void>((listening) => standIn.server.listen(0, '127.0.0.1', listening));
    return standIn;
  }

  /** The stacks by name. */
  public readonly statuses = new Map<string, string>();
  /** The names that were asked for. */
  public readonly calls: string[] = [];
  private readonly server: Server = createServer((request, response) => this.serve(request, response));

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = new URLSearchParams(Buffer.concat(chunks).toString());
      const name = query.get('Action') === 'DescribeStacks' ? query.get('StackName') ?? '' : '';
      this.calls.push(name);
      const status = this.statuses.get(name);
      response.writeHead(status === undefined ? 400 : 200, { 'content-type': 'text/xml' }).end(status === undefined
        ? `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`
        : `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`);
    });
  }
}
