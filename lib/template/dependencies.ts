import type { Json } from './json';
import { isObject, own } from './json';
import type { Resource } from './resource';

/** Which resources of its template a resource waits for. */
export class Dependencies {
  private readonly direct = new Map<Resource, readonly Resource[]>();
  /** What was asked last is often asked again. To keep all would take room that grows with the square of a chain. */
  private last?: { readonly resource: Resource; readonly reached: ReadonlySet<Resource> };

  /** Everything it waits for, directly or through others. */
  public of(resource: Resource): ReadonlySet<Resource> {
    if (this.last?.resource === resource) {
      return this.last.reached;
    }
    const reached = new Set<Resource>();
    this.collect(resource, reached);
    // A Set hands out what is added to it while it is walked.
    for (const next of reached) {
      this.collect(next, reached);
    }
    this.last = { resource, reached };
    return reached;
  }

  private collect(resource: Resource, reached: Set<Resource>): void {
    let direct = this.direct.get(resource);
    if (direct === undefined) {
      direct = directly(resource);
      this.direct.set(resource, direct);
    }
    for (const next of direct) {
      reached.add(next);
    }
  }
}

function directly(resource: Resource): readonly Resource[] {
  const names = new Set((resource.attribute('DependsOn').listed() ?? []).flatMap((item) => item.text() ?? []));
  collectNames(resource.source('Properties'), names);
  return [...names].flatMap((name) => resource.stack.resources.get(name) ?? []).filter((other) => other !== resource);
}

/** The first pieces of all `Ref`, `Fn::GetAtt` and `Fn::Sub`; a name that is no resource does no harm. */
function collectNames(raw: Json | undefined, names: Set<string>): void {
  if (Array.isArray(raw)) {
    raw.forEach((item) => collectNames(item, names));
  } else if (isObject(raw)) {
    const [ref, attribute, text] = [own(raw, 'Ref'), own(raw, 'Fn::GetAtt'), own(raw, 'Fn::Sub')];
    const first = Array.isArray(attribute) ? attribute[0] : attribute;
    const template = Array.isArray(text) ? text[0] : text;
    if (typeof ref === 'string') {
      names.add(ref);
    }
    if (typeof first === 'string') {
      names.add(first.split('.')[0]);
    }
    if (typeof template === 'string') {
      for (const [, name] of template.matchAll(/\$\{\s*([^}!.\s]+)[^}]*\}/g)) {
        names.add(name);
      }
    }
    Object.values(raw).forEach((value) => collectNames(value, names));
  }
}
