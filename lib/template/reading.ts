import type { Json } from './json';
import { deeperThan, isObject, own } from './json';
import { keyOf } from './key';
import { referencesOf } from './references';
import { resolve, resolveDeferred } from './resolve';
import type { Resource } from './resource';
import type { Stack } from './stack';
import type { Part, Reference, Value } from './value';
import { literal, NOTHING, partsOf, unknown } from './value';

/** JSON within a template, such as a policy written as text, that is nested deeper is not read. */
const DEEPEST_PARSED = 100;

/**
 * One value of a template, resolved when somebody asks.
 *
 * It has several alternatives when `Fn::If` chooses between them, and may be unknown. Every question is answered for what is
 * *certain*: `isAbsent`, `isPresent`, `is()` and `every()` hold for all alternatives, and `number()` or `text()` is undefined
 * unless the value is known and the only one. So a rule that asks such questions is silent on the unknown by itself;
 * only a negation (`!reading.isAbsent`) must be thought about.
 */
export class Reading {
  /** The resource it belongs to. */
  public readonly resource: Resource;
  /** The key below its parent; the whole path where it has none. */
  private readonly name: string;
  /** What it is below of, or how its values are found. There are many readings: each is small. */
  private readonly origin: Reading | (() => readonly Value[]);
  private children?: Map<string, Reading>;
  private loaded?: readonly Value[];

  constructor(resource: Resource, name: string, origin: Reading | (() => readonly Value[])) {
    this.resource = resource;
    this.name = name;
    this.origin = origin;
  }

  /** Where it stands within the resource, such as `Properties/VpcConfig/SubnetIds/0`. */
  public get path(): string {
    return typeof this.origin === 'function' ? this.name : `${this.origin.path}/${this.name}`;
  }

  /** All alternatives, as the resolver sees them. Rules have better questions below. */
  public get values(): readonly Value[] {
    this.loaded ??= typeof this.origin === 'function' ? this.origin() : this.origin.childValues(this.name);
    return this.loaded;
  }

  /** The alternatives, each as a reading of its own. */
  public get alternatives(): readonly Reading[] {
    return this.values.length === 1 ? [this] : this.values.map((value) => new Reading(this.resource, this.path, () => [value]));
  }

  /** Certainly not given: left out, or `AWS::NoValue` in every branch. */
  public get isAbsent(): boolean {
    return this.values.every(({ kind }) => kind === 'absent');
  }

  /** Certainly given, and not as a parameter or an import: those are unknown. */
  public get isPresent(): boolean {
    return this.values.every(({ kind }) => kind !== 'absent' && kind !== 'unknown');
  }

  /** Nothing about it is unknown at this level; elements of a list or map may be. */
  public get isKnown(): boolean {
    return this.values.every(({ kind }) => kind !== 'unknown' && kind !== 'text');
  }

  /** Certainly absent, `''`, `[]` or `{}`. */
  public get isEmpty(): boolean {
    return this.every((value) => value.isAbsent || value.text() === '' || value.items()?.length === 0 || value.entries()?.length === 0);
  }

  /** Certainly a list with an element or a map with a key that is certainly there; what the element is may be unknown. */
  public get isNotEmpty(): boolean {
    const given = (item: Reading): boolean => item.values.every(({ kind }) => kind !== 'absent');
    return this.every((value) => (value.items() ?? value.entries()?.map(([, entry]) => entry) ?? []).some(given));
  }

  /** What is below, by key or index. Of an absent value everything is absent, of an unknown one unknown. */
  public at(...keys: readonly (string | number)[]): Reading {
    return keys.length === 1 ? this.child(String(keys[0])) : keys.reduce<Reading>((reading, key) => reading.child(String(key)), this);
  }

  /** The same reading, but this where it is absent: the default of the service. */
  public or(value: string | number | boolean): Reading {
    return new Reading(this.resource, this.path, () => this.values.map((found) => (found.kind === 'absent' ? literal(value) : found)));
  }

  /** Whether the question has the answer yes for every alternative; a predicate gets a reading with one alternative. */
  public every(question: (value: Reading) => boolean): boolean {
    return this.alternatives.every(question);
  }

  /** Whether every alternative is a list that certainly holds an element of which the answer is yes. */
  public someItem(question: (item: Reading) => boolean): boolean {
    return this.every((list) => list.items()?.some((item) => question(item)) ?? false);
  }

  /** The number, if it is known and the only alternative. Numeric text counts. */
  public number(): number | undefined {
    return only(this.numbers());
  }

  /** The text, if it is known and the only alternative. Numbers and booleans count, as CloudFormation sends them as text. */
  public text(): string | undefined {
    return only(this.texts());
  }

  /** The boolean, if it is known and the only alternative. `'true'` and `'false'` count. */
  public boolean(): boolean | undefined {
    const text = this.text();
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }

  /** The numbers of all alternatives, if all are known numbers. */
  public numbers(): readonly number[] | undefined {
    return all(this.values.map((value) => numberOf(value)));
  }

  /** The texts of all alternatives, if all are known texts. */
  public texts(): readonly string[] | undefined {
    return all(this.values.map((value) => (value.kind === 'literal' ? String(value.value) : undefined)));
  }

  /** Whether it is certainly one of these texts: `is('Image')`, `is('true')`. */
  public is(...texts: readonly string[]): boolean {
    return this.values.every((value) => value.kind === 'literal' && texts.includes(String(value.value)));
  }

  /** The first of the numbers, if every alternative is a number that passes the test. */
  public numberThat(test: (value: number) => boolean): number | undefined {
    const numbers = this.numbers();
    return numbers?.every(test) === true ? numbers[0] : undefined;
  }

  /** The first of the texts, if every alternative is a text that passes the test. */
  public textThat(test: (value: string) => boolean): string | undefined {
    const texts = this.texts();
    return texts?.every(test) === true ? texts[0] : undefined;
  }

  /** The resource and attribute it is, if it is nothing else in every alternative. */
  public reference(): Reference | undefined {
    const [first, ...others] = this.values;
    if (first?.kind !== 'reference') {
      return undefined;
    }
    const { resource, attribute } = first.reference;
    return others.every((other) => other.kind === 'reference' && other.reference.resource === resource && other.reference.attribute === attribute)
      ? first.reference
      : undefined;
  }

  /** The pieces of a text (`Fn::Sub`, `Fn::Join`, a literal, a reference), if there is one alternative that can be a text. */
  public parts(): readonly Part[] | undefined {
    const [value] = this.values;
    return this.values.length !== 1 || value.kind === 'list' || value.kind === 'map' || value.kind === 'absent' ? undefined : partsOf(value, this.resource.stack);
  }

  /** Whether the text certainly begins so, unknown pieces behind it or not. */
  public startsWith(text: string): boolean {
    return this.every((value) => edge(value.parts()?.at(0)).startsWith(text));
  }

  /** Whether the text certainly ends so. */
  public endsWith(text: string): boolean {
    return this.every((value) => edge(value.parts()?.at(-1)).endsWith(text));
  }

  /** Whether the text certainly holds this. */
  public includes(text: string): boolean {
    return this.every((value) => value.parts()?.some((part) => edge(part).includes(text)) ?? false);
  }

  /** The elements of a list without those that are certainly absent, if there is one alternative. Their number is not certain: one may be absent. */
  public items(): readonly Reading[] | undefined {
    const [value] = this.values;
    return this.values.length === 1 && value.kind === 'list'
      ? value.items.map((_, index) => this.at(index)).filter((item) => !item.isAbsent)
      : undefined;
  }

  /** The elements of a list, or the value itself where a list of one may be written without brackets, as in policies. */
  public listed(): readonly Reading[] | undefined {
    return this.isAbsent ? [] : this.values.length === 1 && this.values[0].kind !== 'list' && this.values[0].kind !== 'unknown' ? [this] : this.items();
  }

  /** The keys of a map with their values, in the order of the alphabet, if there is one alternative and no transform can add a key. */
  public entries(): readonly (readonly [string, Reading])[] | undefined {
    const [value] = this.values;
    return this.values.length === 1 && value.kind === 'map' && !value.open
      ? Object.keys(value.entries).sort().map((key) => [key, this.at(key)] as const).filter(([, entry]) => !entry.isAbsent)
      : undefined;
  }

  /** What JSON in a literal text says (a policy, a definition); itself when it is no such text. */
  public parsed(): Reading {
    return new Reading(this.resource, this.path, () => this.values.map((value) => parsedValue(value, this.resource.stack)));
  }

  /** Whether the resource is referred to anywhere in it, in any alternative. */
  public mentions(resource: Resource): boolean {
    return this.references().some((reference) => reference.resource === resource);
  }

  /** Every reference anywhere in it, in any alternative. */
  public references(): readonly Reference[] {
    return this.values.flatMap((value) => referencesOf(value));
  }

  /**
   * A text that is equal for two readings only if they certainly yield the same: equal literals, references to one attribute,
   * deep-equal intrinsics of one stack. Different keys prove nothing.
   */
  public get key(): string {
    return this.values.map((value) => keyOf(value)).join('|');
  }

  private child(key: string): Reading {
    this.children ??= new Map();
    let child = this.children.get(key);
    if (child === undefined) {
      child = new Reading(this.resource, key, this);
      this.children.set(key, child);
    }
    return child;
  }

  private childValues(key: string): readonly Value[] {
    const { values, resource: { stack } } = this;
    return values.length === 1 ? childValues(values[0], key, stack) : values.flatMap((value) => childValues(value, key, stack));
  }
}

function only<T>(values: readonly T[] | undefined): T | undefined {
  return values !== undefined && values.length > 0 && values.every((value) => value === values[0]) ? values[0] : undefined;
}

function all<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}

function numberOf(value: Value): number | undefined {
  if (value.kind !== 'literal' || typeof value.value === 'boolean') {
    return undefined;
  }
  const number = typeof value.value === 'string' && value.value.trim() === '' ? NaN : Number(value.value);
  return Number.isFinite(number) ? number : undefined;
}

/** The known text of a part; what is unknown begins, ends and holds nothing for certain. */
function edge(part: Part | undefined): string {
  return typeof part === 'string' ? part : '';
}

function childValues(value: Value, key: string, stack: Stack): readonly Value[] {
  switch (value.kind) {
    case 'absent': return NOTHING;
    case 'list': return key in value.items && /^\d+$/.test(key) ? resolveDeferred(value.items[Number(key)]) : NOTHING;
    case 'map': {
      const raw = own(value.entries, key);
      return raw === undefined && value.open ? [unknown(key, stack)] : resolve(raw, value.scope);
    }
    default: return [unknown(key, stack)];
  }
}

function parsedValue(value: Value, stack: Stack): Value {
  if (value.kind !== 'literal' || typeof value.value !== 'string' || !value.value.trimStart().startsWith('{')) {
    return value;
  }
  try {
    const raw = JSON.parse(value.value) as Json;
    return isObject(raw) && !deeperThan(raw, DEEPEST_PARSED)
      ? { kind: 'map', entries: raw, open: false, scope: { stack, assumed: new Map(), depth: 0 } }
      : value;
  } catch {
    return value;
  }
}
