import { Dependencies } from './dependencies';
import type { EventSource } from './event-source';
import { eventSourceOf } from './event-source';
import type { FunctionPart, Joined } from './function-joins';
import { FunctionJoins } from './function-joins';
import type { FunctionTarget } from './function-target';
import { FunctionNames } from './function-target';
import { group } from './grouped';
import { LogGroups } from './log-group';
import { PhysicalNames } from './physical-names';
import type { Reading } from './reading';
import type { Resource } from './resource';
import type { RoleView } from './role-view';
import { Roles } from './role-view';
import { Stack } from './stack';
import type { StackSource } from './stack-source';
import type { Trigger } from './triggers';
import { Triggers } from './triggers';
import type { Value } from './value';

/**
 * One or several templates that are deployed together, and how their resources hang together.
 *
 * Nothing in it changes. Each join is made when it is first asked for, once and in linear time. Stacks and resources are in an order
 * that does not depend on the order within the templates.
 */
export class App {
  public readonly stacks: readonly Stack[];
  /** All resources of all stacks. */
  public readonly resources: readonly Resource[];
  /** False when something that is not in the templates can add resources: then nothing is proven absent. */
  public readonly isComplete: boolean;
  /** How deep the resolution of named values is within itself; only `Stack` counts it. */
  public readonly nesting = { depth: 0 };
  private readonly byType = new Map<string, Resource[]>();
  private readonly nested = new Map<Resource, Stack>();
  private readonly names: PhysicalNames;
  private readonly functionNames: FunctionNames;
  private readonly joins: FunctionJoins;
  private readonly roles: Roles;
  private readonly allTriggers: Triggers;
  private readonly logGroups: LogGroups;
  private readonly dependencies = new Dependencies();
  private readonly sources = new Map<Resource, EventSource>();
  private readonly rolesOfFunctions = new Map<Resource, RoleView | undefined>();
  private readonly exports = new Map<string, { stack: Stack; output: string }[]>();
  private readonly byName = new Map<string, Stack[]>();

  constructor(sources: readonly StackSource[]) {
    const stacks = new Map<StackSource, Stack>();
    const ids = new Set<string>();
    for (const source of sources) {
      this.place(source, stacks, ids);
    }
    this.stacks = [...stacks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.resources = this.stacks.flatMap((stack) => [...stack.resources.values()]);
    for (const resource of this.resources) {
      group(this.byType, resource.type, resource);
    }
    for (const stack of this.stacks) {
      if (stack.name !== undefined && stack.parent === undefined) {
        group(this.byName, stack.name, stack);
      }
      for (const output of stack.outputs) {
        const name = stack.exportName(output);
        if (name !== undefined) {
          group(this.exports, name, { stack, output });
        }
      }
    }
    this.isComplete = this.stacks.every((stack) => stack.isComplete)
      && this.ofType('AWS::CloudFormation::Stack').every((resource) => this.nested.has(resource));
    this.names = new PhysicalNames(this);
    this.functionNames = new FunctionNames(this);
    this.joins = new FunctionJoins(this);
    this.roles = new Roles(this);
    this.allTriggers = new Triggers(this);
    this.logGroups = new LogGroups(this);
  }

  /** All resources of a type, or of any of several types. */
  public ofType(...types: readonly string[]): readonly Resource[] {
    return types.length === 1 ? this.byType.get(types[0]) ?? [] : types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** The stack that a resource `AWS::CloudFormation::Stack` is, if its template is at hand. */
  public nestedIn(resource: Resource): Stack | undefined {
    return this.nested.get(resource);
  }

  /** What an export of the app says, as seen from a stack. */
  public exported(name: string, from: Stack): readonly Value[] | undefined {
    const candidates = (this.exports.get(name) ?? []).filter(({ stack }) => stack.sharesEnvironment(from));
    return candidates.length === 1 ? candidates[0].stack.output(candidates[0].output) : undefined;
  }

  /** What an output of a stack says that another one names, with the Region if that is another one. */
  public outputOf(stackName: string, output: string, from: Stack, region: string | undefined): readonly Value[] | undefined {
    const isMeant = (stack: Stack): boolean => (region === undefined
      ? stack.sharesEnvironment(from)
      : stack.account === from.account && stack.region === region);
    const candidates = (this.byName.get(stackName) ?? []).filter(isMeant);
    return candidates.length === 1 ? candidates[0].output(output) : undefined;
  }

  /** The resource of the app that a value names: by reference, within an ARN, or by its literal name or ARN. */
  public resourceOf(reading: Reading): Resource | undefined {
    return this.names.resourceOf(reading);
  }

  /** The function, and with which qualifier, that a name, ARN or invocation URI means; undefined when that is not certain or it is not of the app. */
  public fnOf(reading: Reading): FunctionTarget | undefined {
    const target = this.functionNames.targetOf(reading);
    return target === 'foreign' ? undefined : target;
  }

  /** As `fnOf()`, and `'foreign'` for a function that is certainly not of the app. */
  public targetOf(reading: Reading): FunctionTarget | 'foreign' | undefined {
    return this.functionNames.targetOf(reading);
  }

  /** The target of a URL or event invoke config, whose qualifier is a property of its own. */
  public qualifiedTargetOf(reading: Reading, qualifier: Reading): FunctionTarget | 'foreign' | undefined {
    return this.functionNames.qualifiedTargetOf(reading, qualifier);
  }

  public versionsOf(fn: Resource): Joined<FunctionPart> {
    return this.joins.of('AWS::Lambda::Version', fn);
  }

  public aliasesOf(fn: Resource): Joined<FunctionPart> {
    return this.joins.of('AWS::Lambda::Alias', fn);
  }

  /** The alias of a function with a literal name. */
  public aliasNamed(fn: Resource, name: string): Resource | undefined {
    return this.joins.aliasNamed(fn, name);
  }

  public mappingsOf(fn: Resource): Joined<FunctionPart> {
    return this.joins.of('AWS::Lambda::EventSourceMapping', fn);
  }

  public permissionsOf(fn: Resource): Joined<FunctionPart> {
    return this.joins.of('AWS::Lambda::Permission', fn);
  }

  public urlsOf(fn: Resource): Joined<FunctionPart> {
    return this.joins.of('AWS::Lambda::Url', fn);
  }

  public invokeConfigsOf(fn: Resource): Joined<FunctionPart> {
    return this.joins.of('AWS::Lambda::EventInvokeConfig', fn);
  }

  /** Everything that pushes events to functions of the app. */
  public get triggers(): readonly Trigger[] {
    return this.allTriggers.list;
  }

  public triggersOf(fn: Resource): Joined<Trigger> {
    return this.allTriggers.of(fn);
  }

  /** What the execution role of a function may do; undefined when the role is not of the app. */
  public roleOf(fn: Resource): RoleView | undefined {
    if (!this.rolesOfFunctions.has(fn)) {
      this.rolesOfFunctions.set(fn, this.roleNamedBy(fn.at('Role')));
    }
    return this.rolesOfFunctions.get(fn);
  }

  /** What the role that a value names may do; undefined when it is not of the app. */
  public roleNamedBy(reading: Reading): RoleView | undefined {
    const role = this.resourceOf(reading);
    return role?.type === 'AWS::IAM::Role' ? this.roles.of(role) : undefined;
  }

  /** What an event source mapping reads. */
  public eventSourceOf(mapping: Resource): EventSource {
    let source = this.sources.get(mapping);
    if (source === undefined) {
      source = eventSourceOf(this, mapping);
      this.sources.set(mapping, source);
    }
    return source;
  }

  /** The log group of the app that a function writes to. */
  public logGroupOf(fn: Resource): Resource | undefined {
    return this.logGroups.of(fn);
  }

  /**
   * Whether the first resource is certainly created after the second, or their order is not decided in one template.
   *
   * Over `DependsOn`, `Ref`, `Fn::GetAtt` and `Fn::Sub`, transitively. So `!dependsOn(a, b)` is safe to report.
   */
  public dependsOn(a: Resource, b: Resource): boolean {
    return a.stack !== b.stack || this.dependencies.of(a).has(b);
  }

  /** Whether both certainly exist together: neither has a condition, or both the same. */
  public coexist(a: Resource, b: Resource): boolean {
    return (!a.isConditional && !b.isConditional) || (a.stack === b.stack && a.condition === b.condition);
  }

  /** Parents come first, so that a nested stack knows its parameters from the start. */
  private place(source: StackSource, stacks: Map<StackSource, Stack>, ids: Set<string>): Stack {
    let stack = stacks.get(source);
    if (stack === undefined) {
      const { nestedIn } = source;
      const parent = nestedIn && this.place(nestedIn.parent, stacks, ids).resources.get(nestedIn.logicalId);
      stack = new Stack(this, uniqueId(parent?.id ?? source.constructPath ?? source.template.file, ids), source, parent);
      stacks.set(source, stack);
      if (parent !== undefined) {
        this.nested.set(parent, stack);
      }
    }
    return stack;
  }
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) {
    id = `${wanted} (${count})`;
  }
  taken.add(id);
  return id;
}
