import { globMatches } from './glob';
import { MANAGED_POLICIES } from './managed-policies';
import type { Reading } from './reading';
import type { Resource } from './resource';
import { isReference } from './value';

/** What an action is to be done with: a resource of the app, or a literal ARN. */
export type Target = Resource | string;

/** One statement of a policy document, or what an AWS managed policy allows. */
export class Statement {
  /** All statements of a document, each branch of `Fn::If` counted; undefined when one is unknown. */
  public static ofDocument(source: Resource, document: Reading): readonly Statement[] | undefined {
    const lists = document.parsed().alternatives.map((alternative) => (alternative.isAbsent ? [] : alternative.at('Statement').alternatives));
    const statements = lists.flat().map((list) => list.listed()?.flatMap((item) => item.alternatives).filter((item) => !item.isAbsent));
    return statements.every((list) => list?.every((item) => item.entries() !== undefined))
      ? statements.flatMap((list) => (list ?? []).map((item) => new Statement(source, item, undefined)))
      : undefined;
  }

  /** What an AWS managed policy allows; undefined when it is not on file. */
  public static ofManagedPolicy(source: Resource, name: string): Statement | undefined {
    const actions = Object.hasOwn(MANAGED_POLICIES, name) ? MANAGED_POLICIES[name] : undefined;
    return actions && new Statement(source, undefined, actions);
  }

  /** The role or policy it is written in. */
  public readonly source: Resource;
  private readonly reading?: Reading;
  private readonly managed?: readonly string[];
  private readonly patterns = new Map<string, readonly Pattern[] | undefined>();

  private constructor(source: Resource, reading: Reading | undefined, managed: readonly string[] | undefined) {
    this.source = source;
    this.reading = reading;
    this.managed = managed;
  }

  /** The statement as it is written; undefined for an AWS managed policy. */
  public get document(): Reading | undefined {
    return this.reading;
  }

  /** Whether it may allow the action: what is unknown counts as a match, and conditions as met. */
  public mayAllow(action: string, target?: Target): boolean {
    if (this.managed !== undefined) {
      return this.managed.some((pattern) => actionMatches(pattern, action));
    }
    const { reading } = this;
    return reading !== undefined && !reading.at('Effect').is('Deny')
      && (this.patternsOf('Action')?.some(({ text }) => text === undefined || actionMatches(text, action)) ?? true)
      && (target === undefined || (this.patternsOf('Resource')?.some(({ text, item }) => text === undefined || mayCover(text, item, target)) ?? true));
  }

  /** Whether it certainly allows the action on all resources: nothing unknown, and no condition. */
  public allowsOnAll(action: string): boolean {
    if (this.managed !== undefined) {
      return this.managed.some((pattern) => actionMatches(pattern, action));
    }
    const { reading } = this;
    return reading !== undefined && reading.at('Effect').is('Allow') && reading.at('Condition').isAbsent
      && this.namesAction(action)
      && this.patternsOf('Resource')?.some(({ text, isKnown }) => isKnown && text === '*') === true;
  }

  /** Whether it certainly allows the action on the resource, named by reference or by `*`. */
  public allowsOn(action: string, resource: Resource): boolean {
    const { reading } = this;
    return this.allowsOnAll(action) || (reading !== undefined && reading.at('Effect').is('Allow') && reading.at('Condition').isAbsent
      && this.namesAction(action)
      && (reading.at('Resource').listed() ?? []).some((item) => item.reference()?.resource === resource));
  }

  private namesAction(action: string): boolean {
    return this.patternsOf('Action')?.some(({ text, isKnown }) => isKnown && text !== undefined && actionMatches(text, action)) ?? false;
  }

  /** The elements of a list; undefined when they are not known. An absent list is that of `NotAction` or `NotResource`. */
  private patternsOf(name: 'Action' | 'Resource'): readonly Pattern[] | undefined {
    if (!this.patterns.has(name)) {
      const list = this.reading?.at(name);
      this.patterns.set(name, list?.isAbsent === false ? list.listed()?.map(patternOf) : undefined);
    }
    return this.patterns.get(name);
  }
}

/** An element of a list of actions or resources. */
interface Pattern {
  readonly item: Reading;
  /** With `*` for each piece that is not known; undefined when it may be no text. */
  readonly text: string | undefined;
  readonly isKnown: boolean;
}

function patternOf(item: Reading): Pattern {
  return { item, text: item.parts()?.map((part) => (typeof part === 'string' ? part : '*')).join(''), isKnown: item.text() !== undefined };
}

function actionMatches(pattern: string, action: string): boolean {
  return globMatches(pattern.toLowerCase(), action.toLowerCase());
}

/** Which service the ARN of a resource names, where that is not the lower case of its type. */
const SERVICES = new Map([['StepFunctions', 'states'], ['MSK', 'kafka'], ['EFS', 'elasticfilesystem']]);

/** Whether a resource pattern, with `*` for what is unknown, may cover the target. */
function mayCover(pattern: string, item: Reading, target: Target): boolean {
  if (pattern === '*') {
    // A reference alone is no wildcard: it is that resource and no other.
    const reference = item.reference();
    return reference === undefined || reference.resource === target || typeof target === 'string' || isOpen(reference.resource);
  }
  if (typeof target === 'string') {
    return globMatches(pattern, target) || globMatches(target, pattern);
  }
  const references = item.references();
  if (references.some(({ resource }) => resource === target || isOpen(resource))) {
    return true;
  }
  // What is left is another resource of the kind, or a text in which a resource of another kind lends a piece of the name.
  return item.reference() === undefined && references.every(({ resource }) => resource.type !== target.type)
    && globMatches(serviceIn(pattern, item), serviceOf(target));
}

/** The service that a resource pattern names; that of the resource whose ARN it begins with. */
function serviceIn(pattern: string, item: Reading): string {
  const first = item.parts()?.at(0);
  return first !== undefined && isReference(first) ? serviceOf(first.resource) : pattern.split(':')[2] ?? '*';
}

function serviceOf({ type }: Resource): string {
  const service = /^AWS::(\w+)::/.exec(type)?.[1] ?? '';
  return SERVICES.get(service) ?? service.toLowerCase();
}

/** A custom resource or nested stack can yield the ARN of anything. */
function isOpen(resource: Resource): boolean {
  return !resource.type.startsWith('AWS::') || resource.type.startsWith('AWS::CloudFormation::');
}
