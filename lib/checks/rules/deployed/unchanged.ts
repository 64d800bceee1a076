import type { Resource } from '../../../template';
import type { Json } from '../../../template/json';
import { canonical, isObject, own } from '../../../template/json';

/** What can be evaluated without knowing more than the template. */
const PLAIN = ['Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::Base64'];

/**
 * Whether a resource is certainly what is deployed: its properties are the same, nothing in them is left to the deployment, and the
 * same holds for every resource they refer to.
 *
 * @param except properties that do not count
 */
export function isUnchanged(now: Resource, before: Resource, except: readonly string[] = [], seen = new Set<Resource>()): boolean {
  if (seen.has(now)) {
    return true;
  }
  seen.add(now);
  const [properties, old] = [without(now, except), without(before, except)];
  return canonical(properties) === canonical(old) && (namesIn(properties)?.every((name) => {
    const [resource, counterpart] = [now.stack.resources.get(name), before.stack.resources.get(name)];
    return name.startsWith('AWS::') || (resource !== undefined && counterpart?.type === resource.type && isOwn(resource) && isUnchanged(resource, counterpart, [], seen));
  }) ?? false);
}

/** A custom resource or nested stack can yield something else each time. */
function isOwn({ type }: Resource): boolean {
  return type.startsWith('AWS::') && !type.startsWith('AWS::CloudFormation::');
}

function without(resource: Resource, except: readonly string[]): Json {
  const properties = resource.source('Properties');
  return isObject(properties) ? Object.fromEntries(Object.entries(properties).filter(([name]) => !except.includes(name))) : {};
}

/** Everything that `Ref`, `Fn::GetAtt` and `Fn::Sub` name; undefined when there are other functions, or dynamic references. */
function namesIn(raw: Json): readonly string[] | undefined {
  if (typeof raw === 'string') {
    return raw.includes('{{resolve:') ? undefined : [];
  }
  if (Array.isArray(raw)) {
    return all(raw.map(namesIn));
  }
  if (!isObject(raw)) {
    return [];
  }
  const keys = Object.keys(raw);
  if (keys.some((key) => key.startsWith('Fn::') && !PLAIN.includes(key))) {
    return undefined;
  }
  const [ref, attribute, text] = [own(raw, 'Ref'), own(raw, 'Fn::GetAtt'), own(raw, 'Fn::Sub')];
  const [template, variables] = Array.isArray(text) ? text : [text, {}];
  const first = Array.isArray(attribute) ? attribute[0] : attribute;
  const named = [
    ...typeof ref === 'string' ? [ref] : [],
    ...typeof first === 'string' ? [first.split('.')[0]] : [],
    ...typeof template === 'string' ? variablesIn(template).filter((name) => !isObject(variables) || !Object.hasOwn(variables, name)) : [],
  ];
  return all([named, ...keys.map((key) => namesIn(raw[key]))]);
}

function variablesIn(template: string): readonly string[] {
  return [...template.matchAll(/\$\{\s*([^}!.\s]+)[^}]*\}/g)].map(([, name]) => name);
}

function all(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}
