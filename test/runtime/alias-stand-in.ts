import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Refusal } from './lambda-stand-in';

/** A version as its configuration says. */
export interface StandInVersion {
  readonly Role: string;
  readonly LastModified: string;
  readonly DeadLetterConfig?: { readonly TargetArn: string };
}

/** The alias. */
export interface StandInAlias {
  readonly version: string;
  readonly weights: { readonly [version: string]: number };
}

/** What CloudFormation is told. */
export interface Answer {
  readonly Status: string;
  readonly Reason: string;
  readonly PhysicalResourceId: string;
  readonly contentType?: string;
}

/** Speaks the part of Lambda's REST API that is about one alias, on the loopback interface, and takes the answers meant for CloudFormation. */
export class AliasStandIn {
  public static async start(): Promise<AliasStandIn> {
    const standIn = new AliasStandIn();
    await new Promise<void>((listening) => standIn.server.listen(0, '127.0.0.1', listening));
    return standIn;
  }

  public alias: StandInAlias | undefined;
  public revision = 1;
  public readonly versions = new Map<string, StandInVersion>();
  /** The calls to Lambda so far. */
  public readonly calls: string[] = [];
  /** The bodies of the changes that were tried. */
  public readonly changes: { readonly [field: string]: unknown }[] = [];
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
      const body = Buffer.concat(chunks).toString();
      const { pathname, searchParams } = new URL(request.url ?? '', this.endpoint);
      if (pathname === '/answer') {
        this.answers.push({ ...JSON.parse(body), contentType: request.headers['content-type'] });
        response.writeHead(this.takeAnswer()).end();
        return;
      }
      const call = `${request.method ?? ''} ${request.url ?? ''}`;
      this.calls.push(call);
      const answer = this.refuse(call) ?? this.lambda(request.method === 'PUT' ? JSON.parse(body) : undefined, pathname, searchParams.get('Qualifier'));
      const { status = 200, type, message } = answer as Partial<Refusal>;
      response.writeHead(status, { 'content-type': 'application/json', ...type === undefined ? {} : { 'x-amzn-errortype': type } });
      response.end(JSON.stringify(type === undefined ? answer : { message }));
    });
  }

  private lambda(change: { readonly [field: string]: unknown } | undefined, pathname: string, qualifier: string | null): object {
    if (pathname.endsWith('/configuration')) {
      return this.versions.get(qualifier ?? '') ?? missing(`orders:${qualifier}`);
    }
    if (this.alias === undefined || !pathname.endsWith('/functions/orders/aliases/live')) {
      return missing(pathname);
    }
    if (change !== undefined) {
      this.changes.push(change);
      if (change.RevisionId !== String(this.revision)) {
        return { status: 412, type: 'PreconditionFailedException', message: 'the revision is another one' };
      }
      const { AdditionalVersionWeights: weights } = change.RoutingConfig as { readonly AdditionalVersionWeights: StandInAlias['weights'] };
      this.alias = { ...this.alias, weights };
      this.revision += 1;
    }
    const { version, weights } = this.alias;
    const routing = Object.keys(weights).length > 0 ? { RoutingConfig: { AdditionalVersionWeights: weights } } : {};
    return { Name: 'live', FunctionVersion: version, RevisionId: String(this.revision), ...routing };
  }
}

function missing(name: string): Refusal {
  return { status: 404, type: 'ResourceNotFoundException', message: `not found: ${name}` };
}
