import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Refusal } from './lambda-stand-in';

/** An alias as Lambda tells it. */
export interface StandInAlias {
  readonly FunctionVersion: string;
  readonly Description?: string;
}

/** What CloudFormation is told. */
export interface Answer {
  readonly Status: string;
  readonly Reason: string;
  readonly Data?: { readonly [name: string]: string };
  readonly PhysicalResourceId: string;
  readonly contentType?: string;
}

/** Speaks the part of Lambda's REST API that reads one function, on the loopback interface, and takes the answers meant for CloudFormation. */
export class PreviousAliasStandIn {
  public static async start(): Promise<PreviousAliasStandIn> {
    const standIn = new PreviousAliasStandIn();
    await new Promise<void>((listening) => standIn.server.listen(0, '127.0.0.1', listening));
    return standIn;
  }

  public readonly aliases = new Map<string, StandInAlias>();
  public readonly versions = new Set<string>();
  /** The calls to Lambda so far. */
  public readonly calls: string[] = [];
  /** The answers that arrived, refused ones included. */
  public readonly answers: Answer[] = [];
  private readonly server: Server = createServer((request, response) => this.serve(request, response));

  /** Asked before each call is answered: what it returns is answered instead. */
  public refuse: (call: string) => Refusal | undefined = () => undefined;

  /** The status that the answers meant for CloudFormation get. */
  public takeAnswer: () => number = () => 200;

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
      const { pathname, searchParams } = new URL(request.url ?? '', this.endpoint);
      if (pathname === '/answer') {
        this.answers.push({ ...JSON.parse(Buffer.concat(chunks).toString()), contentType: request.headers['content-type'] });
        response.writeHead(this.takeAnswer()).end();
        return;
      }
      const call = `${request.method ?? ''} ${request.url ?? ''}`;
      this.calls.push(call);
      const answer = this.refuse(call) ?? this.lambda(pathname, searchParams.get('Qualifier'));
      const { status = 200, type, message } = answer as Partial<Refusal>;
      response.writeHead(status, { 'content-type': 'application/json', ...type === undefined ? {} : { 'x-amzn-errortype': type } });
      response.end(JSON.stringify(type === undefined ? answer : { message }));
    });
  }

  private lambda(pathname: string, qualifier: string | null): object {
    const [, alias] = /\/functions\/orders\/aliases\/(\w+)$/.exec(pathname) ?? [];
    const found = alias === undefined ? undefined : this.aliases.get(alias);
    if (found !== undefined) {
      return { Name: alias, ...found };
    }
    return pathname.endsWith('/functions/orders/configuration') && this.versions.has(qualifier ?? '')
      ? { FunctionName: 'orders', Version: qualifier }
      : { status: 404, type: 'ResourceNotFoundException', message: `not found: ${pathname}` };
  }
}
