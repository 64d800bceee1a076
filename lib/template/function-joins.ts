import type { App } from './app';
import type { FunctionTarget } from './function-target';
import { group } from './grouped';
import type { Resource } from './resource';

/** What belongs to a function, as far as it is known. */
export interface Joined<T> {
  readonly list: readonly T[];
  /**
   * Whether nothing else can belong to it: no transform adds resources, and no resource of the kind has a target that is unknown.
   * Rules of absence need it.
   */
  readonly isComplete: boolean;
}

/** A version, alias, mapping, permission, URL or event invoke config, and what it is for. */
export interface FunctionPart {
  readonly resource: Resource;
  readonly target: FunctionTarget;
}

type PartType = 'AWS::Lambda::Version' | 'AWS::Lambda::Alias' | 'AWS::Lambda::EventSourceMapping' | 'AWS::Lambda::Permission' | 'AWS::Lambda::Url' | 'AWS::Lambda::EventInvokeConfig';

interface Index {
  readonly byFunction: ReadonlyMap<Resource, readonly FunctionPart[]>;
  readonly isComplete: boolean;
}

/** Joins functions with the resources that name them. */
export class FunctionJoins {
  private readonly app: App;
  private readonly indexes = new Map<PartType, Index>();
  private aliasNames?: ReadonlyMap<string, Resource>;

  constructor(app: App) {
    this.app = app;
  }

  public of(type: PartType, fn: Resource): Joined<FunctionPart> {
    let index = this.indexes.get(type);
    if (index === undefined) {
      index = this.index(type);
      this.indexes.set(type, index);
    }
    return { list: index.byFunction.get(fn) ?? [], isComplete: index.isComplete };
  }

  public aliasNamed(fn: Resource, name: string): Resource | undefined {
    if (this.aliasNames === undefined) {
      // Aliases of aliases do not exist: while this index is made, it is empty.
      this.aliasNames = new Map();
      this.aliasNames = new Map(this.app.ofType('AWS::Lambda::Alias').flatMap((alias) => {
        const target = this.app.fnOf(alias.at('FunctionName'));
        const text = alias.at('Name').text();
        return target === undefined || text === undefined ? [] : [[`${target.function.id}:${text}`, alias]];
      }));
    }
    return this.aliasNames.get(`${fn.id}:${name}`);
  }

  private index(type: PartType): Index {
    const byFunction = new Map<Resource, FunctionPart[]>();
    let isComplete = this.app.isComplete;
    for (const resource of this.app.ofType(type)) {
      const named = resource.at(type === 'AWS::Lambda::Url' ? 'TargetFunctionArn' : 'FunctionName');
      const target = type === 'AWS::Lambda::Url' || type === 'AWS::Lambda::EventInvokeConfig'
        ? this.app.qualifiedTargetOf(named, resource.at('Qualifier'))
        : this.app.targetOf(named);
      if (target === undefined) {
        isComplete = false;
      } else if (target !== 'foreign') {
        group(byFunction, target.function, { resource, target });
      }
    }
    return { byFunction, isComplete };
  }
}
