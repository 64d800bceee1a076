import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is answered to one call. */
export interface HookAnswer {
  readonly status?: number;
  readonly headers?: { [name: string]: string };
  readonly body?: unknown;
}

/** An invocation as it came over the wire. */
export interface Invocation {
  readonly target: string;
  readonly type: string;
  readonly payload: unknown;
}

/** A report as it came over the wire. */
export interface Report {
  readonly deploymentId: string;
  readonly lifecycleEventHookExecutionId: string;
  readonly status: string;
}

type Answers<T> = (call: T, earlier: number) => HookAnswer | undefined;

/**
 * Speaks what a hook needs of Lambda (REST) and CodeDeploy (JSON) on the loopback interface: records calls, and answers what it is told to.
 */
export class HookApis {
  public static async start(): Promise<HookApis> {
    const apis = new HookApis();
    await new Promise<void>((listening) => apis.server.listen(0, '127.0.0.1', listening));
    return apis;
  }

  private readonly server: Server = createServer((request, response) => void this.serve(request, response));
  public readonly invocations: Invocation[] = [];
  public readonly reports: Report[] = [];

  /** What an invocation is answered; `undefined` leaves the caller waiting. Told how many came before. */
  public onInvoke: Answers<Invocation> = () => ({ body: null });

  /** What a report is answered. Told how many came before. */
  public onReport: Answers<Report> = () => ({ body: {} });

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
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
    const answer = this.answer(request, JSON.parse(Buffer.concat(chunks).toString()));
    if (answer !== undefined) {
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', 'x-amzn-requestid': 'request-1', ...answer.headers });
      response.end(JSON.stringify(answer.body ?? {}));
    }
  }

  private answer({ url = '', headers }: IncomingMessage, body: unknown): HookAnswer | undefined {
    const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url) ?? [];
    if (name !== undefined) {
      const invocation = { target: decodeURIComponent(name), type: String(headers['x-amz-invocation-type']), payload: body };
      this.invocations.push(invocation);
      return this.onInvoke(invocation, this.invocations.length - 1);
    }
    if (headers['x-amz-target'] === 'CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus') {
      this.reports.push(body as Report);
      return this.onReport(body as Report, this.reports.length - 1);
    }
    return refusal(404, 'UnknownOperationException', `nothing answers ${url}`);
  }
}

/** An error of either service. */
export function refusal(status: number, type: string, message: string): HookAnswer {
  return { status, headers: { 'x-amzn-errortype': type }, body: { __type: type, message, Message: message } };
}

/** How Lambda answers when the function failed: with success. */
export function functionError(kind: 'Handled' | 'Unhandled', errorType: string, errorMessage: string): HookAnswer {
  return { headers: { 'x-amz-function-error': kind }, body: { errorType, errorMessage, trace: ['at secret.js'] } };
}
