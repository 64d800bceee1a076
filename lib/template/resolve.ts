import { arnSegment } from './arn-segment';
import type { Json } from './json';
import { isObject, own } from './json';
import type { Deferred, Part, Scope, Value } from './value';
import { literal, NOTHING, partsOf, textOf, unknown } from './value';

/** Intrinsic functions within each other; CloudFormation itself refuses far less. */
const DEEPEST = 60;
/** Alternatives of one value; beyond them it is unknown. */
const MOST_ALTERNATIVES = 24;

/**
 * Everything that a piece of a template can turn out to be, one value for each branch of `Fn::If`.
 *
 * What only the deployment knows is unknown: a parameter that no parent stack sets, an import from outside the app, a dynamic reference.
 */
export function resolve(raw: Json | undefined, scope: Scope): readonly Value[] {
  if (raw === undefined) {
    return NOTHING;
  }
  if (typeof raw === 'string') {
    return [raw.includes('{{resolve:') ? textOf(withDynamicReferences(raw, scope), scope.stack) : literal(raw)];
  }
  if (typeof raw === 'number' || typeof raw === 'boolean') {
    return [literal(raw)];
  }
  if (Array.isArray(raw)) {
    return [{ kind: 'list', items: raw.map((item) => ({ raw: item, scope })) }];
  }
  if (raw === null || scope.depth > DEEPEST) {
    return [unknown(raw, scope.stack)];
  }
  const keys = Object.keys(raw);
  const [name] = keys;
  if (keys.length !== 1 || (name !== 'Ref' && !name.startsWith('Fn::'))) {
    const open = scope.stack.isRewritten || keys.some((key) => key === 'Fn::Transform' || key.startsWith('Fn::ForEach::'));
    return [{ kind: 'map', entries: raw, open, scope }];
  }
  const values = INTRINSICS.get(name)?.(raw[name], { ...scope, depth: scope.depth + 1 });
  return values === undefined || values.length > MOST_ALTERNATIVES ? [unknown(raw, scope.stack)] : values;
}

/** The values of an element of a list. */
export function resolveDeferred(deferred: Deferred): readonly Value[] {
  return 'values' in deferred ? deferred.values : resolve(deferred.raw, deferred.scope);
}

type Intrinsic = (argument: Json, scope: Scope) => readonly Value[] | undefined;

const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', (name, { stack }) => (typeof name === 'string' ? stack.ref(name) : undefined)],
  ['Fn::GetAtt', (argument, { stack }) => {
    const path = typeof argument === 'string' ? argument.split('.') : argument;
    if (!Array.isArray(path) || path.length < 2 || !path.every((piece) => typeof piece === 'string')) {
      return undefined;
    }
    return stack.attribute(path[0], path.slice(1).join('.'));
  }],
  ['Fn::If', (argument, scope) => {
    if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
      return undefined;
    }
    const [name, yes, no] = argument;
    const truth = scope.assumed.get(name) ?? scope.stack.truth(name);
    const branch = (holds: boolean): readonly Value[] =>
      resolve(holds ? yes : no, { ...scope, assumed: new Map([...scope.assumed, [name, holds]]) });
    return truth === undefined ? [...branch(true), ...branch(false)] : branch(truth);
  }],
  ['Fn::Sub', (argument, scope) => {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    return typeof text === 'string' && isObject(variables) ? texts(substituted(text, variables, scope), scope) : undefined;
  }],
  ['Fn::Join', (argument, scope) => {
    const [delimiter, source] = Array.isArray(argument) ? argument : [];
    if (typeof delimiter !== 'string' || source === undefined) {
      return undefined;
    }
    const values = resolve(source, scope).map((list) => {
      if (list.kind !== 'list') {
        return undefined;
      }
      const items = list.items.map(resolveDeferred).filter((item) => !item.every((value) => value.kind === 'absent'));
      return texts(items.flatMap((item, index) => (index === 0 ? [item] : [[literal(delimiter)], item])), scope);
    });
    return values.every((value) => value !== undefined) ? values.flat() : undefined;
  }],
  ['Fn::Split', (argument, scope) => {
    const [delimiter, source] = Array.isArray(argument) ? argument : [];
    if (typeof delimiter !== 'string' || delimiter === '' || source === undefined) {
      return undefined;
    }
    const values = resolve(source, scope);
    return values.every((value) => value.kind === 'literal')
      ? values.map(({ value }) => ({ kind: 'list', items: String(value).split(delimiter).map((item) => ({ values: [literal(item)] })) }))
      : undefined;
  }],
  ['Fn::Select', (argument, scope) => {
    const [position, source] = Array.isArray(argument) ? argument : [];
    const index = Number(typeof position === 'string' && position !== '' ? position : typeof position === 'number' ? position : NaN);
    if (!Number.isInteger(index) || source === undefined) {
      return undefined;
    }
    return segment(source, index, scope) ?? selected(resolve(source, scope), index);
  }],
  ['Fn::FindInMap', (argument, scope) => {
    if (!Array.isArray(argument) || argument.length < 3) {
      return undefined;
    }
    const keys = argument.slice(0, 3).map((key) => onlyText(resolve(key, scope)));
    let found: Json | undefined = scope.stack.mappings;
    for (const key of keys) {
      found = key !== undefined && isObject(found) ? own(found, key) : undefined;
    }
    return found === undefined ? undefined : resolve(found, scope);
  }],
  ['Fn::ImportValue', (argument, scope) => {
    const name = onlyText(resolve(argument, scope));
    return name === undefined ? undefined : scope.stack.imported(name);
  }],
  ['Fn::GetStackOutput', (argument, scope) => {
    // With a role it reads another account.
    if (!isObject(argument) || own(argument, 'RoleArn') !== undefined) {
      return undefined;
    }
    const [stackName, output] = ['StackName', 'OutputName'].map((key) => onlyText(resolve(own(argument, key), scope)));
    const named = own(argument, 'Region');
    const region = onlyText(resolve(named, scope));
    const isElsewhere = region === undefined && named !== undefined && !(isObject(named) && own(named, 'Ref') === 'AWS::Region');
    return stackName === undefined || output === undefined || isElsewhere ? undefined : scope.stack.outputOf(stackName, output, region);
  }],
]);

/** The text of a value that has one alternative. */
function onlyText(values: readonly Value[]): string | undefined {
  const [value] = values;
  return values.length === 1 && value.kind === 'literal' ? String(value.value) : undefined;
}

function selected(lists: readonly Value[], index: number): readonly Value[] | undefined {
  const values = lists.map((list) => (list.kind === 'list' && index >= 0 && index < list.items.length ? resolveDeferred(list.items[index]) : undefined));
  return values.every((value) => value !== undefined) ? values.flat() : undefined;
}

/** `Fn::Select` of a `Fn::Split`, which is how the CDK takes an ARN of a resource apart. */
function segment(source: Json, index: number, scope: Scope): readonly Value[] | undefined {
  const split = isObject(source) ? own(source, 'Fn::Split') : undefined;
  const [delimiter, text] = Array.isArray(split) ? split : [];
  const [value, ...others] = text === undefined ? [] : resolve(text, scope);
  return typeof delimiter === 'string' && value?.kind === 'reference' && others.length === 0
    ? arnSegment(value.reference, delimiter, index)
    : undefined;
}

/** All texts that can be made by taking one alternative of each piece. */
function texts(pieces: readonly (readonly Value[])[], scope: Scope): readonly Value[] | undefined {
  let found: Part[][] = [[]];
  for (const piece of pieces) {
    if (found.length * piece.length > MOST_ALTERNATIVES) {
      return undefined;
    }
    if (piece.length === 1) {
      const next = partsOf(piece[0], scope.stack);
      found.forEach((parts) => parts.push(...next));
    } else {
      found = found.flatMap((parts) => piece.map((value) => [...parts, ...partsOf(value, scope.stack)]));
    }
  }
  return found.map((parts) => textOf(parts, scope.stack));
}

function substituted(text: string, variables: { [key: string]: Json }, scope: Scope): (readonly Value[])[] {
  return text.split(/(\$\{[^}]*\})/).filter((piece) => piece !== '').map((piece) => {
    const name = /^\$\{(.*)\}$/s.exec(piece)?.[1]?.trim();
    if (name === undefined) {
      return resolve(piece, scope);
    }
    if (name.startsWith('!')) {
      return [literal(`\${${name.slice(1)}}`)];
    }
    const variable = own(variables, name);
    if (variable !== undefined) {
      return resolve(variable, scope);
    }
    return resolve(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, scope);
  });
}

/** `{{resolve:...}}` within a text is read by CloudFormation, not by us. */
function withDynamicReferences(text: string, { stack }: Scope): Part[] {
  return text.split(/(\{\{resolve:[^}]*\}\})/).map((piece) => (piece.startsWith('{{resolve:') ? { raw: piece, stack } : piece));
}
