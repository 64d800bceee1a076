import { resolve as resolvePath, dirname } from 'node:path';
import type { App } from './app';
import { holds } from './conditions';
import type { Json, JsonObject } from './json';
import { isObject, own } from './json';
import { resolve } from './resolve';
import { Resource } from './resource';
import type { StackSource } from './stack-source';
import type { Scope, Value } from './value';
import { literal, NOTHING, unknown } from './value';

/** They add nothing, or a function for the rotation of a secret that nothing else of the template is about. */
const HARMLESS_TRANSFORMS = /^AWS::(LanguageExtensions$|SecretsManager-)/;

/** Parameters, outputs, exports and conditions that stand for each other, one after the other. */
const LONGEST_CHAIN = 100;

/** A template in its place: the account and Region it goes to, and the stack it is nested in. */
export class Stack {
  public readonly app: App;
  /** Unique within the app. */
  public readonly id: string;
  public readonly name?: string;
  public readonly constructPath?: string;
  public readonly account?: string;
  public readonly region?: string;
  /** Path of the template, as it was given. */
  public readonly file: string;
  /** False when a transform, a macro or `Fn::ForEach` adds resources: then nothing is proven absent. */
  public readonly isComplete: boolean;
  /** A macro can change every resource: then no property is proven absent. */
  public readonly isRewritten: boolean;
  /** The resource of the parent stack that this stack is. */
  public readonly parent?: Resource;
  /** Where its values stand unless a condition is known to hold. */
  public readonly scope: Scope = { stack: this, assumed: new Map(), depth: 0 };
  private readonly source: StackSource;
  private readonly declared: readonly (readonly [string, Json])[];
  private existing?: ReadonlyMap<string, Resource>;
  private readonly values = new Map<string, readonly Value[]>();
  private readonly truths = new Map<string, boolean | undefined>();

  constructor(app: App, id: string, source: StackSource, parent: Resource | undefined) {
    this.app = app;
    this.id = id;
    this.source = source;
    this.parent = parent;
    this.name = source.name;
    this.constructPath = source.constructPath;
    this.account = source.account;
    this.region = source.region;
    this.file = source.template.file;
    const transforms = namesOfTransforms(own(this.body, 'Transform'));
    this.isRewritten = transforms.some((name) => !name.startsWith('AWS::'));
    this.declared = Object.entries(this.section('Resources')).sort(([a], [b]) => (a < b ? -1 : 1));
    this.isComplete = transforms.every((name) => HARMLESS_TRANSFORMS.test(name)) && own(this.body, 'Fn::Transform') === undefined
      && this.declared.every(([key, body]) => !key.startsWith('Fn::') && !/^AWS::Serverless::|::MODULE$/.test(typeOf(body) ?? ''));
  }

  /** By logical ID, in the order of the alphabet; without those whose condition is certainly false. */
  public get resources(): ReadonlyMap<string, Resource> {
    if (this.existing === undefined) {
      // A condition may ask for a parameter, never for a resource: while conditions are evaluated there is none.
      this.existing = new Map();
      this.existing = new Map(this.declared.flatMap(([logicalId, body]) => {
        const type = typeOf(body);
        if (type === undefined || !isObject(body)) {
          return [];
        }
        const condition = own(body, 'Condition');
        return typeof condition === 'string' && this.truth(condition) === false ? [] : [[logicalId, new Resource(this, logicalId, type, body)]];
      }));
    }
    return this.existing;
  }

  /** The template's `Mappings`. */
  public get mappings(): JsonObject {
    return this.section('Mappings');
  }

  /** The names of the template's outputs. */
  public get outputs(): readonly string[] {
    return Object.keys(this.section('Outputs')).sort();
  }

  /** How many bytes the template has; undefined when it was not read from a text. */
  public get bytes(): number | undefined {
    return this.source.template.bytes;
  }

  /** Whether the other stack goes to the same account and Region; stacks that do not say where they go count as one place. */
  public sharesEnvironment(other: Stack): boolean {
    return this.account === other.account && this.region === other.region;
  }

  /** Whether a condition holds; undefined when only the deployment knows. */
  public truth(name: string): boolean | undefined {
    if (!this.truths.has(name)) {
      // A condition that refers to itself is not known.
      this.truths.set(name, undefined);
      this.truths.set(name, this.within(() => holds(own(this.section('Conditions'), name), this.scope)));
    }
    return this.truths.get(name);
  }

  /** What `Ref` yields. */
  public ref(name: string): readonly Value[] {
    return this.once(`Ref ${name}`, { Ref: name }, () => {
      if (name === 'AWS::NoValue') {
        return NOTHING;
      }
      const pseudo = this.pseudoParameter(name);
      if (pseudo !== undefined) {
        return [literal(pseudo)];
      }
      const resource = this.resources.get(name);
      return resource === undefined ? this.parameter(name) : [{ kind: 'reference', reference: { resource, attribute: 'Ref' } }];
    });
  }

  /** What `Fn::GetAtt` yields. */
  public attribute(logicalId: string, attribute: string): readonly Value[] {
    return this.once(`GetAtt ${logicalId}.${attribute}`, { 'Fn::GetAtt': [logicalId, attribute] }, () => {
      const resource = this.resources.get(logicalId);
      if (resource?.type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.')) {
        return this.app.nestedIn(resource)?.output(attribute.slice('Outputs.'.length));
      }
      return resource && [{ kind: 'reference', reference: { resource, attribute } }];
    });
  }

  /** What an output says. */
  public output(name: string): readonly Value[] {
    return this.once(`Output ${name}`, name, () => {
      const output = own(this.section('Outputs'), name);
      return isObject(output) ? resolve(own(output, 'Value'), this.scope) : undefined;
    });
  }

  /** The name an output is exported by, if it is known. */
  public exportName(output: string): string | undefined {
    const body = own(this.section('Outputs'), output);
    const named = isObject(body) ? own(body, 'Export') : undefined;
    const [name, ...others] = isObject(named) ? resolve(own(named, 'Name'), this.scope) : [];
    return name?.kind === 'literal' && others.length === 0 ? String(name.value) : undefined;
  }

  /** What `Fn::ImportValue` yields. */
  public imported(name: string): readonly Value[] {
    return this.once(`Import ${name}`, { 'Fn::ImportValue': name }, () => this.app.exported(name, this));
  }

  /** What `Fn::GetStackOutput` yields, of a stack in this account. */
  public outputOf(stackName: string, output: string, region: string | undefined): readonly Value[] | undefined {
    return this.app.outputOf(stackName, output, this, region);
  }

  /** The folder or file behind the code of a resource. */
  public assetOf(resource: Resource): string | undefined {
    const named = resource.attribute('Metadata').at('aws:asset:path').text();
    const key = (resource.type === 'AWS::Lambda::LayerVersion' ? resource.at('Content', 'S3Key') : resource.at('Code', 'S3Key')).parts()?.at(-1);
    const hash = typeof key === 'string' ? /[0-9a-f]{64}/.exec(key)?.[0] : undefined;
    const found = (hash === undefined ? undefined : this.source.assets?.get(hash)) ?? named;
    return found === undefined ? undefined : resolvePath(dirname(this.file), found);
  }

  private get body(): JsonObject {
    return this.source.template.body;
  }

  private section(name: string): JsonObject {
    const section = own(this.body, name);
    return isObject(section) ? section : {};
  }

  /** Each named value is resolved once; while that goes on, and when it refers to itself, it is unknown. */
  private once(key: string, raw: Json, load: () => readonly Value[] | undefined): readonly Value[] {
    let values = this.values.get(key);
    if (values === undefined) {
      this.values.set(key, [unknown(raw, this)]);
      values = this.within(load) ?? [unknown(raw, this)];
      this.values.set(key, values);
    }
    return values;
  }

  /** A chain of names that is longer than any real one is unknown. */
  private within<T>(load: () => T | undefined): T | undefined {
    const { nesting } = this.app;
    nesting.depth++;
    try {
      return nesting.depth > LONGEST_CHAIN ? undefined : load();
    } finally {
      nesting.depth--;
    }
  }

  /** A parameter is what the parent stack passes. Its default is no proof: the deployment can say otherwise. */
  private parameter(name: string): readonly Value[] | undefined {
    const declared = own(this.section('Parameters'), name);
    const type = isObject(declared) ? own(declared, 'Type') : undefined;
    if (this.parent === undefined || typeof type !== 'string' || type.startsWith('AWS::SSM::')) {
      return undefined;
    }
    const passed = this.parent.at('Parameters', name);
    // A list travels to a nested stack as one text with commas.
    return passed.isAbsent || (type !== 'String' && type !== 'Number') ? undefined : passed.values;
  }

  private pseudoParameter(name: string): string | undefined {
    switch (name) {
      case 'AWS::AccountId': return this.account;
      case 'AWS::Region': return this.region;
      case 'AWS::StackName': return this.name;
      case 'AWS::Partition': return this.region === undefined ? undefined : partition(this.region);
      default: return undefined;
    }
  }
}

function partition(region: string): string | undefined {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  if (region.startsWith('us-gov-')) {
    return 'aws-us-gov';
  }
  return /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d$/.test(region) ? 'aws' : undefined;
}

function typeOf(body: Json): string | undefined {
  const type = isObject(body) ? own(body, 'Type') : undefined;
  return typeof type === 'string' ? type : undefined;
}

function namesOfTransforms(transform: Json | undefined): string[] {
  return (Array.isArray(transform) ? transform : transform === undefined ? [] : [transform]).map((entry) => {
    const name = isObject(entry) ? own(entry, 'Name') : entry;
    return typeof name === 'string' ? name : 'unknown';
  });
}
