import type { App } from './app';
import { group } from './grouped';
import type { Reading } from './reading';
import type { Resource } from './resource';
import type { Target } from './statement';
import { Statement } from './statement';

/**
 * A role with more of them is not known: IAM takes 10,240 characters in a role, and some policies beside them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_STATEMENTS = 500;

/** What a role of the app may do. */
export class RoleView {
  /** The role. */
  public readonly resource: Resource;
  /** Whether every policy of the role is readable and nothing else can attach one. */
  public readonly isKnown: boolean;
  /** Every statement that is known, also when others are not. */
  public readonly statements: readonly Statement[];
  /** Names of the AWS managed policies, such as `service-role/AWSLambdaBasicExecutionRole`. */
  public readonly managedPolicies: readonly string[];

  constructor(resource: Resource, isKnown: boolean, statements: readonly Statement[], managedPolicies: readonly string[]) {
    this.resource = resource;
    this.isKnown = isKnown;
    this.statements = statements;
    this.managedPolicies = managedPolicies;
  }

  /** Whether the role certainly may not do it: it is known, and no statement can match. The question for rules about a missing right. */
  public lacks(action: string, target?: Target): boolean {
    return this.isKnown && !this.statements.some((statement) => statement.mayAllow(action, target));
  }

  /** The statements that may allow it; what is unknown in them counts as a match. */
  public allowing(action: string, target?: Target): readonly Statement[] {
    return this.statements.filter((statement) => statement.mayAllow(action, target));
  }

  /** Whether the role certainly may do it, on all resources or on this one. The question for rules about a right that is too much. */
  public surelyAllows(action: string, on?: Resource): boolean {
    return this.statements.some((statement) => (on === undefined ? statement.allowsOnAll(action) : statement.allowsOn(action, on)));
  }

  /** Whether no statement of the trust policy can let the service assume the role; false when something in it is unknown. */
  public distrusts(service: string): boolean {
    const statements = Statement.ofDocument(this.resource, this.resource.at('AssumeRolePolicyDocument'));
    return statements !== undefined && !this.resource.at('AssumeRolePolicyDocument').isAbsent
      && statements.every((statement) => !statement.mayAllow('sts:AssumeRole') || !mayName(statement.document, service));
  }
}

function mayName(statement: Reading | undefined, service: string): boolean {
  const principal = statement?.at('Principal');
  if (principal?.isPresent !== true || principal.is('*')) {
    return true;
  }
  // A service has a name in each Region too, as `lambda.eu-south-1.amazonaws.com`.
  const [name] = service.split('.');
  const mayBe = (item: Reading): boolean => {
    const [first] = item.parts() ?? [];
    return item.text() === undefined
      ? typeof first !== 'string' || first.startsWith(`${name}.`) || `${name}.`.startsWith(first)
      : item.is(service, '*') || (item.startsWith(`${name}.`) && item.includes('.amazonaws.com'));
  };
  return principal.at('AWS').alternatives.some((users) => users.listed()?.some((user) => user.is('*')) ?? true)
    || principal.at('Service').alternatives.some((services) => services.listed()?.some((item) => item.alternatives.some(mayBe)) ?? true);
}

/** Joins roles with the policies that name them. */
export class Roles {
  private readonly app: App;
  private readonly views = new Map<Resource, RoleView>();
  private attached?: Attached;

  constructor(app: App) {
    this.app = app;
  }

  public of(role: Resource): RoleView {
    let view = this.views.get(role);
    if (view === undefined) {
      view = this.view(role);
      this.views.set(role, view);
    }
    return view;
  }

  private view(role: Resource): RoleView {
    this.attached ??= this.attach();
    const inline = role.at('Policies').isAbsent ? [] : elements(role.at('Policies'))?.map((policy) => Statement.ofDocument(role, policy.at('PolicyDocument')));
    const attached = (this.attached.byRole.get(role) ?? []).map((policy) => Statement.ofDocument(policy, policy.at('PolicyDocument')));
    const managed = elements(role.at('ManagedPolicyArns'))?.map((arn) => this.managed(role, arn));
    const all = [...inline ?? [undefined], ...attached, ...(managed ?? [undefined]).map((policy) => policy?.statements)];
    const statements = all.flatMap((some) => some ?? []);
    const isReadable = all.every((some) => some !== undefined) && statements.length <= MOST_STATEMENTS;
    return new RoleView(
      role,
      role.stack.isComplete && this.attached.areKnown && !this.attached.handedOut.has(role) && isReadable,
      statements.slice(0, MOST_STATEMENTS),
      (managed ?? []).flatMap((policy) => policy?.name ?? []),
    );
  }

  private managed(role: Resource, arn: Reading): { readonly name?: string; readonly statements?: readonly Statement[] } | undefined {
    const policy = arn.reference()?.resource;
    if (policy?.type === 'AWS::IAM::ManagedPolicy') {
      const statements = Statement.ofDocument(policy, policy.at('PolicyDocument'));
      return statements && { statements };
    }
    const text = arn.parts()?.map((part) => (typeof part === 'string' ? part : '?')).join('');
    const name = /:iam::aws:policy\/(.+)$/.exec(text ?? '')?.[1];
    const statement = name === undefined ? undefined : Statement.ofManagedPolicy(role, name);
    return name === undefined ? undefined : { name, ...statement && { statements: [statement] } };
  }

  private attach(): Attached {
    const byRole = new Map<Resource, Resource[]>();
    let areKnown = true;
    for (const policy of this.app.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy')) {
      const roles = policy.type === 'AWS::IAM::RolePolicy' ? policy.at('RoleName').alternatives : policy.at('Roles').isAbsent ? [] : elements(policy.at('Roles'));
      areKnown &&= roles !== undefined;
      for (const named of roles ?? []) {
        const role = this.app.resourceOf(named);
        if (role?.type === 'AWS::IAM::Role') {
          group(byRole, role, policy);
        }
        // A literal name that is no role of the app is that of another one, unless a role has a name that is not known.
        areKnown &&= role !== undefined || named.isAbsent || named.text() !== undefined;
      }
    }
    const others = this.app.resources.filter((resource) => !resource.type.startsWith('AWS::') || (resource.type === 'AWS::CloudFormation::Stack' && this.app.nestedIn(resource) === undefined));
    const handedOut = new Set(others.flatMap(({ properties }) => properties.references().map(({ resource }) => resource)));
    return { byRole, areKnown, handedOut };
  }
}

/** The policies of resources of their own. */
interface Attached {
  readonly byRole: ReadonlyMap<Resource, readonly Resource[]>;
  readonly areKnown: boolean;
  /** What custom resources and nested stacks that are not at hand are told of: they can attach policies to it. */
  readonly handedOut: ReadonlySet<Resource>;
}

/** The elements of every branch; undefined when a branch is no list. */
function elements(list: Reading): readonly Reading[] | undefined {
  const lists = list.alternatives.map((alternative) => (alternative.isAbsent ? [] : alternative.items()?.flatMap((item) => item.alternatives)));
  return lists.every((items) => items !== undefined) ? lists.flat() : undefined;
}
