import { TEMPLATE_LIMITS } from '../private/limits';
import type { Json, JsonObject } from './json';
import { deeperThan, isObject, own } from './json';
import { Reading } from './reading';
import type { Resource } from './resource';
import type { Part } from './value';
import { textOf } from './value';

/** A state of a state machine that calls something. */
export interface TaskState {
  readonly name: string;
  /** What it calls: the ARN of a function or activity, or `arn:aws:states:::lambda:invoke` and the like. */
  readonly resource: Reading;
  /** The function that `lambda:invoke` is told to call, and its alias or version. */
  readonly functionName?: Reading;
  readonly qualifier?: Reading;
  /** Whether it may be called with another role than that of the state machine. */
  readonly hasOwnRole: boolean;
  readonly hasRetry: boolean;
}

/** The tasks of an `AWS::StepFunctions::StateMachine` at any depth; none when its definition is not at hand. */
export function tasksOf(machine: Resource): readonly TaskState[] {
  const definition = new Definition(machine);
  return definition.states.flatMap(({ name, state }) => {
    const resource = own(state, 'Resource');
    if (own(state, 'Type') !== 'Task' || typeof resource !== 'string') {
      return [];
    }
    const [functionName, qualifier] = ['FunctionName', 'Qualifier'].map((key) => argument(state, key));
    const retry = own(state, 'Retry');
    return [{
      name,
      resource: definition.reading(resource),
      ...typeof functionName === 'string' && { functionName: definition.reading(functionName) },
      ...typeof qualifier === 'string' && { qualifier: definition.reading(qualifier) },
      hasOwnRole: own(state, 'Credentials') !== undefined,
      hasRetry: retry !== undefined && !(Array.isArray(retry) && retry.length === 0),
    }];
  });
}

/** An argument of a task; an expression, which is computed at run time, is none. */
function argument(state: JsonObject, key: string): Json | undefined {
  const given = ['Parameters', 'Arguments'].map((name) => own(state, name)).find(isObject);
  const value = given && own(given, key);
  return typeof value === 'string' && value.startsWith('{%') ? undefined : value;
}

/** A placeholder for a piece of text that is no literal. No definition has these characters. */
const MARK = /\uE000(\d+)\uE001/;

/**
 * What a state machine is defined by: an object, a text, or a text with references in it.
 *
 * Pieces that are not literal are kept beside it, as a text with references must be parsed before it can be searched.
 */
class Definition {
  public readonly states: readonly { readonly name: string; readonly state: JsonObject }[];
  private readonly machine: Resource;
  private readonly place: Reading;
  private readonly pieces: Part[] = [];

  constructor(machine: Resource) {
    this.machine = machine;
    const definition = machine.at('Definition');
    this.place = definition.isAbsent ? machine.at('DefinitionString') : definition;
    const root = definition.isAbsent ? parsed(this.text(this.place)) : this.plain(this.place);
    this.states = root === undefined || deeperThan(root, TEMPLATE_LIMITS.depth) ? [] : statesOf(root);
  }

  /** A text of the definition, with its references. */
  public reading(text: string): Reading {
    const parts = text.split(new RegExp(MARK.source)).map((piece, index) => (index % 2 === 1 ? this.pieces[Number(piece)] : piece));
    return new Reading(this.machine, this.place.path, () => [textOf(parts, this.machine.stack)]);
  }

  /** The value without intrinsic functions. */
  private plain(reading: Reading): Json {
    const [value, ...others] = reading.values;
    if (others.length === 0 && value?.kind === 'literal' && typeof value.value !== 'string') {
      return value.value;
    }
    const [items, entries] = [reading.items(), reading.entries()];
    if (items !== undefined) {
      return items.map((item) => this.plain(item));
    }
    return entries === undefined ? this.text(reading) : Object.fromEntries(entries.map(([key, entry]) => [key, this.plain(entry)]));
  }

  private text(reading: Reading): string {
    const parts = reading.parts() ?? [{ raw: reading.path, stack: this.machine.stack }];
    return parts.map((part) => (typeof part === 'string' ? this.substituted(part) : this.mark(part))).join('');
  }

  /** `${Name}` stands for an entry of `DefinitionSubstitutions`. */
  private substituted(text: string): string {
    return text.replace(/\$\{([^{}$]*)\}/g, (whole, name: string) => {
      const parts = this.machine.at('DefinitionSubstitutions', name).parts();
      return (parts ?? [{ raw: whole, stack: this.machine.stack }]).map((part) => (typeof part === 'string' ? part : this.mark(part))).join('');
    });
  }

  private mark(part: Part): string {
    this.pieces.push(part);
    return `\uE000${this.pieces.length - 1}\uE001`;
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function statesOf(definition: Json): readonly { readonly name: string; readonly state: JsonObject }[] {
  const states = isObject(definition) ? own(definition, 'States') : undefined;
  return Object.entries(isObject(states) ? states : {}).flatMap(([name, state]) => {
    if (!isObject(state)) {
      return [];
    }
    const branches = own(state, 'Branches');
    const inner = [own(state, 'Iterator'), own(state, 'ItemProcessor'), ...Array.isArray(branches) ? branches : []];
    return [{ name, state }, ...inner.flatMap((each) => (each === undefined ? [] : statesOf(each)))];
  });
}
