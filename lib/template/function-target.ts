import type { App } from './app';
import { functionIn, isOfOtherService } from './function-arn';
import { group } from './grouped';
import { keyOfParts } from './key';
import type { Reading } from './reading';
import type { Resource } from './resource';
import type { Part, Reference } from './value';
import { isReference } from './value';

/** A function of the app, and which version of it is meant. */
export interface FunctionTarget {
  readonly function: Resource;
  /**
   * `''` for the function itself (`$LATEST` is the same), or the name of the alias or the number of the version.
   * A name that is not known is a text that is equal only for the same alias or version.
   */
  readonly qualifier: string;
  /** False when the qualifier holds a parameter or the like: two such may or may not be the same. */
  readonly isQualifierKnown: boolean;
  /** The alias or version that the qualifier is, if it is of the app. */
  readonly alias?: Resource;
  readonly version?: Resource;
}

/** Whether both certainly mean the same function and qualifier. */
export function sameTarget(a: FunctionTarget, b: FunctionTarget): boolean {
  return a.function === b.function && a.qualifier === b.qualifier;
}

/** Whether both certainly mean one function by different qualifiers, each of which has a policy and configuration of its own. */
export function otherQualifier(a: FunctionTarget, b: FunctionTarget): boolean {
  // A version of the app has a number that is not known: it can be the literal one.
  const numbers = (x: FunctionTarget, y: FunctionTarget): boolean => x.version !== undefined && /^\d+$/.test(y.qualifier);
  return a.function === b.function && a.qualifier !== b.qualifier && a.isQualifierKnown && b.isQualifierKnown && !numbers(a, b) && !numbers(b, a);
}

type Target = FunctionTarget | 'foreign' | undefined;

/** Finds the function that a name, an ARN or an invocation URI means. */
export class FunctionNames {
  private readonly app: App;
  private names?: { readonly byKey: ReadonlyMap<string, readonly Resource[]>; readonly areKnown: boolean };

  constructor(app: App) {
    this.app = app;
  }

  public targetOf(reading: Reading): Target {
    return this.commonTarget(reading, (parts) => this.targetOfParts(parts, reading.resource));
  }

  public qualifiedTargetOf(reading: Reading, qualifier: Reading): Target {
    const target = this.targetOf(reading);
    if (target === undefined || target === 'foreign' || qualifier.isAbsent || target.qualifier !== '') {
      return target;
    }
    const parts = qualifier.parts();
    return parts === undefined ? undefined : this.qualified(target.function, parts);
  }

  private commonTarget(reading: Reading, targetOf: (parts: readonly Part[] | undefined) => Target): Target {
    if (reading.values.length === 1) {
      return targetOf(reading.parts());
    }
    const [first, ...others] = reading.alternatives.map((alternative) => targetOf(alternative.parts()));
    if (first === 'foreign' || first === undefined) {
      return others.every((other) => other === first) ? first : undefined;
    }
    return others.every((other) => typeof other === 'object' && sameTarget(first, other)) ? first : undefined;
  }

  private targetOfParts(parts: readonly Part[] | undefined, from: Resource): Target {
    const { name, qualifier } = parts === undefined ? {} : functionIn(parts);
    if (name === undefined || qualifier === undefined) {
      return parts !== undefined && isOfOtherService(parts) ? 'foreign' : undefined;
    }
    const [first, ...rest] = name;
    if (rest.length === 0 && isReference(first) && first.resource.type !== 'AWS::Lambda::Function') {
      return qualifier.length === 0 ? this.targetOfReference(first) : undefined;
    }
    const fn = this.functionNamed(name, from);
    return typeof fn === 'object' ? this.qualified(fn, qualifier) : fn;
  }

  private targetOfReference({ resource, attribute }: Reference): Target {
    const name = resource.at('Name');
    if (resource.type === 'AWS::Lambda::Alias' && (attribute === 'Ref' || attribute === 'AliasArn')) {
      return this.partOf(resource, { qualifier: name.text() ?? name.key, isQualifierKnown: name.text() !== undefined, alias: resource });
    }
    if (resource.type === 'AWS::Lambda::Version' && (attribute === 'Ref' || attribute === 'FunctionArn')) {
      return this.partOf(resource, { qualifier: `<${resource.id}>`, isQualifierKnown: true, version: resource });
    }
    return undefined;
  }

  /** An alias or version names the function itself, never another alias or version. */
  private partOf(part: Resource, rest: Omit<FunctionTarget, 'function'>): Target {
    return this.commonTarget(part.at('FunctionName'), (parts) => {
      const { name } = parts === undefined ? {} : functionIn(parts);
      const fn = name && this.functionNamed(name, part);
      return typeof fn === 'object' ? { function: fn, ...rest } : fn;
    });
  }

  private functionNamed(name: readonly Part[], from: Resource): Resource | 'foreign' | undefined {
    const [first, ...rest] = name;
    if (rest.length > 0 || !isReference(first)) {
      return this.named(name, from);
    }
    const { resource, attribute } = first;
    return resource.type === 'AWS::Lambda::Function' && (attribute === 'Ref' || attribute === 'Arn') ? resource : undefined;
  }

  private qualified(fn: Resource, parts: readonly Part[]): FunctionTarget {
    const [first, ...rest] = parts;
    if (first === undefined || (rest.length === 0 && (first === '$LATEST' || first === ''))) {
      return { function: fn, qualifier: '', isQualifierKnown: true };
    }
    // `${stageVariables.alias}` is for API Gateway to fill in.
    if (rest.length === 0 && typeof first === 'string' && !first.includes('${')) {
      const alias = this.app.aliasNamed(fn, first);
      return { function: fn, qualifier: first, isQualifierKnown: true, ...alias && { alias } };
    }
    if (rest.length === 0 && isReference(first) && first.resource.type === 'AWS::Lambda::Version' && first.attribute === 'Version') {
      return { function: fn, qualifier: `<${first.resource.id}>`, isQualifierKnown: true, version: first.resource };
    }
    return { function: fn, qualifier: keyOfParts(parts), isQualifierKnown: false };
  }

  /** The function with this name, be it literal or the same intrinsic as that of the function. */
  private named(name: readonly Part[], from: Resource): Resource | 'foreign' | undefined {
    this.names ??= this.indexNames();
    const candidates = (this.names.byKey.get(keyOfParts(name)) ?? []).filter(({ stack }) => stack.sharesEnvironment(from.stack));
    if (candidates.length > 0) {
      return candidates.length === 1 ? candidates[0] : undefined;
    }
    return this.names.areKnown && name.length === 1 && typeof name[0] === 'string' && /^[\w-]+$/.test(name[0]) ? 'foreign' : undefined;
  }

  private indexNames(): { byKey: ReadonlyMap<string, readonly Resource[]>; areKnown: boolean } {
    const byKey = new Map<string, Resource[]>();
    let areKnown = this.app.isComplete;
    for (const fn of this.app.ofType('AWS::Lambda::Function')) {
      const name = fn.at('FunctionName');
      if (!name.isAbsent) {
        group(byKey, name.key, fn);
        areKnown &&= name.texts() !== undefined;
      }
    }
    return { byKey, areKnown };
  }
}
