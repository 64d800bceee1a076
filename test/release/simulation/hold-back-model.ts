import { runtimeProgram } from '../../runtime/runtime-program';
import type { LambdaService, PublishedVersion, Routing } from './lambda-service';

interface Alias {
  readonly version: number;
  readonly weights: { readonly [version: string]: number };
}

interface Decision {
  readonly clear?: boolean;
  readonly hold?: { readonly version: number; readonly share: number };
}

interface Request {
  readonly functionName: string;
  readonly aliasName: string;
}

/** What CloudFormation sends. */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: object;
  readonly OldResourceProperties?: object;
}

/** What the schedule sends. */
export interface ScheduleEvent {
  readonly FunctionName: string;
  readonly AliasName: string;
  readonly MaxAge: string;
}

const { decide, decideByAge } = runtimeProgram('hold-back', 'decision.mjs') as {
  readonly decide: (request: Request, alias: Alias) => Decision;
  readonly decideByAge: (alias: Alias, age: number, maxAge: number) => Decision;
};
const { requestOf } = runtimeProgram('hold-back', 'request.mjs') as { readonly requestOf: (event: CustomResourceEvent) => Request };
const { millisecondsOf } = runtimeProgram('hold-back', 'age.mjs') as { readonly millisecondsOf: (text: string) => number };
const { obstacleBetween } = runtimeProgram('hold-back', 'routing.mjs') as {
  readonly obstacleBetween: (held: object | undefined, live: object | undefined) => string | undefined;
};

/** Does what the real program decides of a step of a deployment. Lambda must refuse none of it. */
export function answer(lambda: LambdaService, event: CustomResourceEvent): void {
  const request = requestOf(event);
  reroute(lambda, request.functionName, request.aliasName, (alias) => decide(request, alias));
}

/** Does what the real program decides of the age of a hold-back. */
export function endByAge(lambda: LambdaService, { FunctionName: name, AliasName: aliasName, MaxAge: maxAge }: ScheduleEvent, now: number): void {
  reroute(lambda, name, aliasName, (alias) =>
    decideByAge(alias, now - (versionOf(lambda, name, alias.version)?.published ?? NaN), millisecondsOf(maxAge)));
}

function reroute(lambda: LambdaService, functionName: string, aliasName: string, choose: (alias: Alias) => Decision): void {
  const routing = lambda.functions.get(functionName)?.aliases.get(aliasName);
  if (routing === undefined) {
    return;
  }
  const { clear, hold } = choose(aliasOf(routing));
  if (hold !== undefined) {
    const described = (version: number): object | undefined => describe(versionOf(lambda, functionName, version));
    const obstacle = obstacleBetween(described(hold.version), described(Number(routing.version)));
    lambda.updateAlias(functionName, aliasName, {
      ...routing, others: obstacle === undefined ? [{ version: String(hold.version), weight: hold.share }] : [],
    });
  } else if (clear) {
    lambda.updateAlias(functionName, aliasName, { ...routing, others: [] });
  }
}

function aliasOf({ version, others }: Routing): Alias {
  return { version: Number(version), weights: Object.fromEntries(others.map((other) => [other.version, other.weight])) };
}

function versionOf(lambda: LambdaService, functionName: string, version: number): PublishedVersion | undefined {
  return lambda.functionOf(functionName).versions.get(String(version));
}

function describe(version: PublishedVersion | undefined): object | undefined {
  return version && { role: version.frozen.Role, deadLetterTarget: JSON.stringify(version.frozen.DeadLetterConfig ?? {}) };
}
