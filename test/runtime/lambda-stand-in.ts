import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A version of a function or a layer. */
export interface StoredVersion {
  readonly published: Date;
  readonly layers?: string[];
  readonly executionTimeout?: number;
}

/** A function with its versions by number. `$LATEST` is always there. */
export interface StoredFunction {
  readonly versions: Map<string, StoredVersion>;
  readonly aliases: Map<string, StoredAlias>;
  readonly latestLayers?: string[];
}

/** An alias and, while it is shifted, the weight of another version. */
export interface StoredAlias {
  readonly version: string;
  readonly other?: string;
}

/** An answer that is not a success. */
export interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly message?: string;
}

/** Where layers are told apart by their ARN. */
export const LAYER_ARN = 'arn:aws:lambda:eu-west-1:111122223333:layer';

const PAGE = 2;

/**
 * Speaks the REST API of Lambda on the loopback interface, over functions and layers held in memory. Pages are of two items.
 */
export class LambdaStandIn {
  public static async start(): Promise<LambdaStandIn> {
    const standIn = new LambdaStandIn();
    await new Promise<void>((listening) => standIn.server.listen(0, '127.0.0.1', listening));
    return standIn;
  }

  /** The calls so far, as method and path with query. */
  public readonly calls: string[] = [];
  public readonly functions = new Map<string, StoredFunction>();
  public readonly layers = new Map<string, Map<string, StoredVersion>>();
  public codeStorage = { used: 60, limit: 75 };

  private readonly server: Server = createServer((request, response) => this.serve(request, response));

  /** Asked before each call is answered: what it returns is answered instead. */
  public refuse: (call: string) => Refusal | undefined = () => undefined;

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The calls that begin with a text. */
  public callsTo(beginning: string): string[] {
    return this.calls.filter((call) => call.startsWith(beginning));
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    this.calls.push(call);
    const refusal = this.refuse(call);
    const url = new URL(request.url ?? '', this.endpoint);
    const answer = refusal ?? this.answer(request.method ?? '', url);
    if (answer === undefined) {
      response.writeHead(204).end();
    } else if (isRefusal(answer)) {
      const { status, type, message } = answer;
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type }).end(JSON.stringify({ Message: message, message }));
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    }
  }

  private answer(method: string, { pathname, searchParams }: URL): object | undefined {
    const [, , kind, name, list, number] = pathname.split('/').map(decodeURIComponent);
    const qualifier = searchParams.get('Qualifier') ?? '$LATEST';
    if (kind === 'account-settings') {
      return { AccountUsage: { TotalCodeSize: this.codeStorage.used }, AccountLimit: { TotalCodeSize: this.codeStorage.limit } };
    }
    if (kind === 'layers') {
      if (method !== 'DELETE') {
        return this.layerVersions(name, searchParams);
      }
      this.layers.get(name)?.delete(number);
      return undefined;
    }
    const fn = this.functions.get(name);
    if (fn === undefined) {
      return missing(name);
    }
    switch (method === 'DELETE' ? method : list) {
      case 'DELETE': return deleteVersion(this.functions, name, searchParams.get('Qualifier'));
      case 'aliases': return page('Aliases', [...fn.aliases].map(aliasOf), searchParams);
      case 'versions': return page('Versions', ['$LATEST', ...fn.versions.keys()].map((version) => configurationOf(fn, version)), searchParams);
      default: return fn.versions.has(qualifier) || qualifier === '$LATEST' ? configurationOf(fn, qualifier) : missing(`${name}:${qualifier}`);
    }
  }

  private layerVersions(name: string, query: URLSearchParams): object {
    const versions = this.layers.get(name);
    return versions === undefined ? missing(name) : page('LayerVersions', [...versions].reverse().map(([number, { published }]) => ({
      LayerVersionArn: `${LAYER_ARN}:${name}:${number}`, Version: Number(number), CreatedDate: lambdaTime(published),
    })), query);
  }
}

function deleteVersion(functions: Map<string, StoredFunction>, name: string, qualifier: string | null): Refusal | undefined {
  const fn = functions.get(name);
  if (qualifier === null) {
    functions.delete(name);
    return undefined;
  }
  if ([...fn?.aliases.values() ?? []].some(({ version, other }) => version === qualifier || other === qualifier)) {
    return { status: 409, type: 'ResourceConflictException', message: 'Unable to delete version because the following aliases reference it: [live]' };
  }
  fn?.versions.delete(qualifier);
  return undefined;
}

function configurationOf(fn: StoredFunction, version: string): object {
  const stored = fn.versions.get(version);
  const layers = stored?.layers ?? (version === '$LATEST' ? fn.latestLayers : undefined) ?? [];
  return {
    Version: version,
    LastModified: lambdaTime(stored?.published ?? new Date(0)),
    Layers: layers.map((arn) => ({ Arn: arn })),
    ...stored?.executionTimeout === undefined ? {} : { DurableConfig: { ExecutionTimeout: stored.executionTimeout } },
  };
}

function aliasOf([name, { version, other }]: [string, StoredAlias]): object {
  return { Name: name, FunctionVersion: version, ...other === undefined ? {} : { RoutingConfig: { AdditionalVersionWeights: { [other]: 0.1 } } } };
}

/** Lambda leaves the colon out. */
function lambdaTime(date: Date): string {
  return date.toISOString().replace('Z', '+0000');
}

function page(list: string, items: object[], query: URLSearchParams): object {
  const from = Number(query.get('Marker') ?? 0);
  const next = from + PAGE < items.length ? { NextMarker: String(from + PAGE) } : {};
  return { [list]: items.slice(from, from + PAGE), ...next };
}

function missing(name: string): Refusal {
  return { status: 404, type: 'ResourceNotFoundException', message: `not found: ${name}` };
}

function isRefusal(answer: object): answer is Refusal {
  return 'status' in answer;
}
