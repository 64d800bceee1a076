import { isDeepStrictEqual } from 'node:util';
import type { Health, Moment } from './code-deploy';
import type { Configuration } from './lambda-service';
import { Refused } from './refused';
import type { Physical, Region } from './resource-types';
import { typeOf } from './resource-types';
import type { TemplateResource, TemplateResources, Values } from './template-resources';
import { inOrder, resolve } from './template-resources';

/** What is deployed. */
export interface Deployment {
  readonly resources: TemplateResources;
  readonly parameters?: { readonly [name: string]: string };
  readonly health?: Health;
  /** CloudFormation works on what does not depend on each other in any order. */
  readonly backwards?: boolean;
}

/** How a deployment ended. */
export interface Outcome {
  readonly status: 'complete' | 'rolled back' | 'rollback failed';
  readonly reason?: Refused;
}

/** A resource of the stack, as CloudFormation remembers it. It does not look at what became of it. */
interface StackResource {
  readonly type: string;
  readonly physical: Physical;
  readonly properties: Configuration;
  /** The resource of the template that it was made of, for its policies. */
  readonly source: TemplateResource;
}

/** What one update did so far. */
interface Progress {
  readonly before: { readonly resources: TemplateResources; readonly records: ReadonlyMap<string, StackResource> };
  readonly touched: Set<string>;
  readonly created: StackResource[];
  readonly replaced: StackResource[];
}

/**
 * One stack: updates in dependency order, cleans up last, and rolls back what fails.
 *
 * After a first deployment that failed it can be deployed again at once, as if somebody had deleted it in between.
 */
export class StackModel {
  busy = false;
  /** Somebody has to repair it. */
  stuck = false;
  private resources: TemplateResources = {};
  private records = new Map<string, StackResource>();

  constructor(private readonly region: Region) {
  }

  /** As the service tells it. */
  get status(): string {
    if (this.busy) {
      return 'UPDATE_IN_PROGRESS';
    }
    return this.stuck ? 'UPDATE_ROLLBACK_FAILED' : 'UPDATE_COMPLETE';
  }

  /** Runs on from moment to moment; an error thrown into it cancels the update. */
  deploy(deployment: Deployment): Generator<Moment, Outcome> {
    if (this.busy || this.stuck) {
      throw new Refused('StackBusy', `the stack ${this.busy ? 'is being updated' : 'waits for its rollback to be repaired'}`);
    }
    this.busy = true;
    return this.run(deployment);
  }

  private* run(deployment: Deployment): Generator<Moment, Outcome> {
    const progress: Progress = {
      before: { resources: this.resources, records: new Map(this.records) }, touched: new Set(), created: [], replaced: [],
    };
    try {
      yield* this.apply(deployment, progress);
    } catch (error) {
      const reason = error as Refused;
      const done = yield* this.rollBack(progress);
      this.busy = false;
      this.stuck = !done;
      return { status: done ? 'rolled back' : 'rollback failed', reason };
    }
    this.resources = deployment.resources;
    yield* this.cleanUp(progress.replaced.toReversed().filter(({ source }) => (source.UpdateReplacePolicy ?? 'Delete') === 'Delete'));
    yield* this.removeOld();
    this.busy = false;
    return { status: 'complete' };
  }

  private* apply({ resources, parameters = {}, health = 'good', backwards }: Deployment, progress: Progress): Generator<Moment, void> {
    const ids = Object.keys(resources);
    for (const id of inOrder(resources, backwards === true ? ids.reverse() : ids)) {
      const source = resources[id];
      const values = this.values(parameters);
      const properties = resolve(source.Properties ?? {}, values) as Configuration;
      const policy = resolve(source.UpdatePolicy, values) as Configuration | undefined;
      const old = this.records.get(id);
      const { createOnly, create, update } = typeOf(source.Type);
      if (old !== undefined && isDeepStrictEqual(old.properties, properties)) {
        this.records.set(id, { ...old, source });
        continue;
      }
      yield `before ${source.Type}`;
      progress.touched.add(id);
      const changed = (name: string): boolean => !isDeepStrictEqual(old?.properties[name], properties[name]);
      if (old !== undefined && createOnly !== 'all' && !createOnly.some(changed)) {
        yield* update(this.region, old.physical, { before: old.properties, after: properties, health, ...policy && { policy } });
        this.records.set(id, { ...old, properties, source });
        continue;
      }
      const record = { type: source.Type, physical: create(this.region, id, properties), properties, source };
      this.records.set(id, record);
      progress.created.push(record);
      if (old !== undefined) {
        progress.replaced.push(old);
      }
    }
    yield 'before the clean-up';
  }

  /** The update to what was before, then the end of what this update created. */
  private* rollBack({ before, touched, created }: Progress): Generator<Moment, boolean> {
    for (const id of inOrder(before.resources).filter((name) => touched.has(name))) {
      const [old, current] = [before.records.get(id)!, this.records.get(id)!];
      if (old.physical === current.physical) {
        yield `before the rollback of ${old.type}`;
        try {
          Array.from(typeOf(old.type).update(this.region, old.physical, { before: current.properties, after: old.properties, health: 'good' }));
        } catch {
          return false;
        }
      }
    }
    this.records = new Map(before.records);
    this.resources = before.resources;
    yield* this.cleanUp(created.toReversed().filter(({ source }) => source.DeletionPolicy !== 'Retain'));
    return true;
  }

  /** Removes what the template no longer has; a policy to retain holds here, whichever it is. */
  private* removeOld(): Generator<Moment, void> {
    const gone = [...this.records].filter(([id]) => !(id in this.resources)).toReversed();
    gone.forEach(([id]) => this.records.delete(id));
    yield* this.cleanUp(gone.map(([, record]) => record).filter(({ source }) => (source.DeletionPolicy ?? 'Delete') === 'Delete'));
  }

  /** What cannot be deleted stays: the update has succeeded, or is rolled back, all the same. */
  private* cleanUp(records: readonly StackResource[]): Generator<Moment, void> {
    for (const { type, physical, properties } of records) {
      yield `before the deletion of ${type}`;
      try {
        typeOf(type).delete(this.region, physical, properties);
      } catch {
        continue;
      }
    }
  }

  private values(parameters: { readonly [name: string]: string }): Values {
    const physicalOf = (id: string): Physical => {
      const record = this.records.get(id);
      if (record === undefined) {
        throw new Refused('ValidationError', `${id} is not there yet`);
      }
      return record.physical;
    };
    return {
      ref: (name) => name.startsWith('AWS::') ? name : parameters[name] ?? physicalOf(name).id,
      attribute: (id, name) => {
        const { id: physicalId, attributes = {} } = physicalOf(id);
        return attributes[name] ?? `${physicalId}.${name}`;
      },
    };
  }
}
