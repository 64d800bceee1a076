import type { App } from './app';
import type { Joined } from './function-joins';
import type { FunctionTarget } from './function-target';
import { group } from './grouped';
import type { Reading } from './reading';
import type { Resource } from './resource';
import type { TriggerKind, TriggerPlace, TriggerSpec } from './trigger-kinds';
import { TRIGGER_SPECS } from './trigger-kinds';

/** Something that pushes events to a function of the app. */
export interface Trigger {
  readonly kind: TriggerKind;
  /** The resource that names the function. */
  readonly resource: Resource;
  /** Where it names the function. */
  readonly at: Reading;
  readonly target: FunctionTarget;
  /** Who calls; undefined when a role is used instead of the function's policy, then `role` names it. */
  readonly principal?: string;
  readonly role?: Reading;
  readonly delivery: 'async' | 'sync';
  /** Whether the service refuses to create the trigger while it may not call the function. */
  readonly checkedOnCreate: boolean;
  /** What the events come from, if it is not the resource itself: the topic, the log group. */
  readonly source?: Reading;
}

/** Finds everything that pushes events to functions. */
export class Triggers {
  private readonly app: App;
  private found?: { readonly list: readonly Trigger[]; readonly byFunction: ReadonlyMap<Resource, readonly Trigger[]>; readonly isComplete: boolean };

  constructor(app: App) {
    this.app = app;
  }

  public get list(): readonly Trigger[] {
    return this.index().list;
  }

  public of(fn: Resource): Joined<Trigger> {
    const { byFunction, isComplete } = this.index();
    return { list: byFunction.get(fn) ?? [], isComplete };
  }

  private index(): { list: readonly Trigger[]; byFunction: ReadonlyMap<Resource, readonly Trigger[]>; isComplete: boolean } {
    this.found ??= this.search();
    return this.found;
  }

  private search(): NonNullable<Triggers['found']> {
    const list: Trigger[] = [];
    // An API can be written in OpenAPI, which is not read.
    let isComplete = this.app.isComplete
      && this.app.ofType('AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api').every((api) => ['Body', 'BodyS3Location', 'Target'].every((name) => api.at(name).isAbsent));
    for (const spec of TRIGGER_SPECS) {
      for (const resource of this.app.ofType(spec.type)) {
        for (const place of spec.places(resource) ?? [undefined]) {
          const target = place && this.app.targetOf(place.at);
          // What names a resource of another kind, as a rule with a queue as its target does, is no trigger.
          isComplete &&= target !== undefined || place?.at.isAbsent === true || isOtherKind(place?.at);
          if (place !== undefined && target !== undefined && target !== 'foreign') {
            list.push(trigger(spec, resource, place, target));
          }
        }
      }
    }
    const byFunction = new Map<Resource, Trigger[]>();
    for (const found of list) {
      group(byFunction, found.target.function, found);
    }
    return { list, byFunction, isComplete };
  }
}

function trigger(spec: TriggerSpec, resource: Resource, place: TriggerPlace, target: FunctionTarget): Trigger {
  const { at, role, source, delivery } = place;
  return {
    kind: spec.kind, resource, at, target,
    ...role === undefined ? { principal: spec.principal } : { role },
    delivery: delivery ?? spec.delivery,
    checkedOnCreate: spec.checkedOnCreate,
    ...source && { source },
  };
}

function isOtherKind(at: Reading | undefined): boolean {
  const resource = at?.reference()?.resource;
  return resource !== undefined && resource.type.startsWith('AWS::') && !resource.type.startsWith('AWS::CloudFormation::');
}
