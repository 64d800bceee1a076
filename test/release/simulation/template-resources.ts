import { Refused } from './refused';

/** A resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly UpdatePolicy?: { readonly [name: string]: unknown };
}

/** The resources of a template by their logical ids. */
export interface TemplateResources {
  readonly [logicalId: string]: TemplateResource;
}

/** What `Ref` and `Fn::GetAtt` give. */
export interface Values {
  ref(name: string): string;
  attribute(logicalId: string, name: string): string;
}

/** Replaces every intrinsic function by its value. */
export function resolve(value: unknown, values: Values): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => resolve(item, values));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const [[key, argument] = ['', undefined], ...more] = Object.entries(value) as [string, unknown][];
  if (more.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) {
    return intrinsic(key, argument, values);
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]: [string, unknown]) => [name, resolve(item, values)]));
}

function intrinsic(name: string, argument: unknown, values: Values): unknown {
  if (name === 'Ref') {
    return values.ref(String(argument));
  }
  if (name === 'Fn::GetAtt') {
    const [logicalId, attribute] = argument as [string, string];
    return values.attribute(logicalId, attribute);
  }
  if (name === 'Fn::Sub') {
    const [text, extra] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, { [variable: string]: unknown }];
    return text.replace(/\$\{([^!}]+)\}/g, (_all, variable: string) => {
      const [logicalId, attribute] = variable.split('.');
      if (variable in extra) {
        return String(resolve(extra[variable], values));
      }
      return attribute === undefined ? values.ref(logicalId) : values.attribute(logicalId, attribute);
    });
  }
  const [first, second] = resolve(argument, values) as [unknown, unknown];
  switch (name) {
    case 'Fn::Join': return (second as string[]).join(String(first));
    case 'Fn::Split': return String(second).split(String(first));
    case 'Fn::Select': return (second as unknown[])[Number(first)];
    default: throw new Refused('ValidationError', `the model knows no ${name}`);
  }
}

/** The logical ids in an order in which everything comes after what it refers to. */
export function inOrder(resources: TemplateResources, ids = Object.keys(resources)): string[] {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      throw new Refused('ValidationError', `circular dependency: ${[...path, id].join(' > ')}`);
    }
    if (!done.has(id)) {
      dependenciesOf(resources, id).forEach((other) => visit(other, [...path, id]));
      done.add(id);
    }
  };
  ids.forEach((id) => visit(id, []));
  return [...done];
}

function dependenciesOf(resources: TemplateResources, id: string): string[] {
  const { Properties, DependsOn, UpdatePolicy } = resources[id];
  const named = new Set<string>([DependsOn ?? []].flat());
  const values: Values = { ref: (name) => note(name), attribute: (name) => note(name) };
  const note = (name: string): string => {
    named.add(name);
    return '::::::::';
  };
  resolve([Properties, UpdatePolicy], values);
  return [...named].filter((name) => name in resources);
}
