import { Alarms } from './alarms';
import type { DeploymentGroup, Health, Moment } from './code-deploy';
import { shiftTraffic } from './code-deploy';
import { answer } from './hold-back-model';
import type { CustomResourceEvent } from './hold-back-model';
import { LambdaService } from './lambda-service';
import type { Configuration, Routing } from './lambda-service';
import { Refused } from './refused';

/** The services that the resources of a stack live in. */
export class Region {
  /** Milliseconds. */
  now = Date.UTC(2026, 0, 1);
  readonly lambda = new LambdaService(() => this.now);
  readonly alarms = new Alarms(() => this.now);
  readonly groups = new Map<string, Configuration>();
  readonly deploymentConfigs = new Map<string, Configuration>();
  readonly rules = new Map<string, Configuration>();
  private serial = 0;

  /** Whether an alias keeps weights that no template ever named when CloudFormation moves it: that is not documented. */
  constructor(readonly weightsSurvive: boolean) {
  }

  /** A physical id that was never given before. */
  generate(logicalId: string): string {
    this.serial += 1;
    return `${logicalId}-${this.serial}`;
  }
}

/** A resource that exists. */
export interface Physical {
  /** What `Ref` gives. */
  readonly id: string;
  readonly attributes?: { readonly [name: string]: string };
}

/** How a resource is changed. */
export interface Change {
  readonly before: Configuration;
  readonly after: Configuration;
  /** With it CodeDeploy moves an alias. */
  readonly policy?: Configuration;
  readonly health: Health;
}

/** What CloudFormation does with the resources of one type. */
export interface ResourceType {
  /** The properties whose change replaces the resource. */
  readonly createOnly: readonly string[] | 'all';
  readonly create: (region: Region, logicalId: string, properties: Configuration) => Physical;
  readonly update: (region: Region, physical: Physical, change: Change) => Iterable<Moment>;
  readonly delete: (region: Region, physical: Physical, properties: Configuration) => void;
}

const ARN = 'arn:aws:lambda:eu-central-1:111122223333:function';

const ANYTHING: ResourceType = {
  createOnly: [],
  create: (region, logicalId) => ({ id: region.generate(logicalId) }),
  update: () => [],
  delete: () => undefined,
};

const TYPES: { readonly [type: string]: ResourceType } = {
  'AWS::Lambda::Function': {
    createOnly: ['FunctionName', 'PackageType'],
    create: (region, logicalId, properties) => {
      const id = typeof properties.FunctionName === 'string' ? properties.FunctionName : region.generate(logicalId);
      region.lambda.createFunction(id, properties);
      return { id, attributes: { Arn: `${ARN}:${id}` } };
    },
    update: ({ lambda }, { id }, { after }) => {
      lambda.updateFunction(id, after);
      return [];
    },
    delete: ({ lambda }, { id }) => lambda.deleteFunction(id),
  },
  'AWS::Lambda::Version': {
    createOnly: 'all',
    create: ({ lambda }, _logicalId, { FunctionName: name }) => {
      const { version, isNew } = lambda.publishVersion(String(name));
      if (!isNew) {
        throw new Refused('AlreadyExists', `a version for this function exists (${version.number})`);
      }
      const arn = `${ARN}:${String(name)}:${version.number}`;
      return { id: arn, attributes: { Version: version.number, FunctionArn: arn } };
    },
    update: () => [],
    delete: ({ lambda }, { attributes }, { FunctionName: name }) => lambda.deleteVersion(String(name), attributes!.Version, 'CloudFormation'),
  },
  'AWS::Lambda::Alias': {
    createOnly: ['FunctionName', 'Name'],
    create: ({ lambda }, _logicalId, properties) => {
      const [name, alias] = [String(properties.FunctionName), String(properties.Name)];
      lambda.createAlias(name, alias, routingOf(properties));
      return { id: `${ARN}:${name}:${alias}` };
    },
    update: (region, _physical, change) => changeAlias(region, change),
    delete: ({ lambda }, _physical, properties) => lambda.deleteAlias(String(properties.FunctionName), String(properties.Name)),
  },
  'Custom::HoldBack': {
    createOnly: [],
    create: (region, logicalId, properties) => {
      ask(region, properties, { RequestType: 'Create' });
      return { id: logicalId };
    },
    update: (region, _physical, { before, after }) => {
      ask(region, after, { RequestType: 'Update', OldResourceProperties: before });
      return [];
    },
    delete: (region, _physical, properties) => ask(region, properties, { RequestType: 'Delete' }),
  },
  'AWS::Events::Rule': kept((region) => region.rules),
  'AWS::Lambda::Permission': { ...ANYTHING, createOnly: 'all' },
  'AWS::Lambda::EventSourceMapping': { ...ANYTHING, createOnly: ['EventSourceArn'] },
  'AWS::CloudWatch::Alarm': {
    ...ANYTHING,
    create: (region, logicalId, properties) => {
      const id = region.generate(logicalId);
      region.alarms.put(id, properties);
      return { id };
    },
    update: ({ alarms }, { id }, { after }) => {
      alarms.put(id, after);
      return [];
    },
    delete: ({ alarms }, { id }) => alarms.delete(id),
  },
  'AWS::CodeDeploy::DeploymentGroup': kept((region) => region.groups),
  'AWS::CodeDeploy::DeploymentConfig': { ...kept((region) => region.deploymentConfigs), createOnly: 'all' },
};

/** What is done with resources of a type; of most it only matters that they are there. */
export function typeOf(name: string): ResourceType {
  return TYPES[name] ?? ANYTHING;
}

/** A type of which the properties are looked up. */
function kept(store: (region: Region) => Map<string, Configuration>): ResourceType {
  return {
    createOnly: [],
    create: (region, logicalId, properties) => {
      const id = region.generate(logicalId);
      store(region).set(id, properties);
      return { id };
    },
    update: (region, { id }, { after }) => {
      store(region).set(id, after);
      return [];
    },
    delete: (region, { id }) => {
      store(region).delete(id);
    },
  };
}

/** The function of a custom resource must be there to answer. */
function ask({ lambda }: Region, properties: Configuration, event: Omit<CustomResourceEvent, 'ResourceProperties'>): void {
  lambda.functionOf(String(properties.ServiceToken).split(':').at(-1)!);
  answer(lambda, { ...event, ResourceProperties: properties });
}

function routingOf({ FunctionVersion: version, RoutingConfig, ProvisionedConcurrencyConfig: provisioned }: Configuration): Routing {
  const { AdditionalVersionWeights: weights = [] } = (RoutingConfig ?? {}) as {
    readonly AdditionalVersionWeights?: { readonly FunctionVersion: string; readonly FunctionWeight: number }[];
  };
  const others = weights.map(({ FunctionVersion, FunctionWeight: weight }) => ({ version: FunctionVersion, weight }));
  return { version: String(version), others, provisioned: provisioned !== undefined };
}

/** CodeDeploy is asked only when the version of the alias changes, and only on the way forward: a rollback moves the alias at once. */
function* changeAlias(region: Region, { before, after, policy, health }: Change): Generator<Moment, void> {
  const [functionName, alias] = [String(after.FunctionName), String(after.Name)];
  const { others: routed, ...routing } = routingOf(after);
  const untouched = region.weightsSurvive && before.RoutingConfig === undefined && after.RoutingConfig === undefined;
  const others = untouched ? region.lambda.routingOf(functionName, alias).others : routed;
  const update = policy?.CodeDeployLambdaAliasUpdate as { readonly [name: string]: string } | undefined;
  if (update === undefined || before.FunctionVersion === after.FunctionVersion) {
    region.lambda.updateAlias(functionName, alias, { ...routing, others });
    return;
  }
  if (routed.length > 0) {
    throw new Refused('ValidationError', 'CodeDeploy sets the weights of this alias');
  }
  const { DeploymentGroupName: group, BeforeAllowTrafficHook: first, AfterAllowTrafficHook: last } = update;
  yield* shiftTraffic(region, {
    functionName, alias, health,
    to: routing.version,
    provisioned: routing.provisioned === true,
    group: deploymentGroupOf(region, group),
    hooks: { before: first !== undefined, after: last !== undefined },
  });
}

function deploymentGroupOf({ groups, deploymentConfigs }: Region, name: string): DeploymentGroup {
  const properties = groups.get(name);
  if (properties === undefined) {
    throw new Refused('DeploymentGroupDoesNotExist', `no deployment group ${name}`);
  }
  const { Enabled: enabled, Alarms: alarms = [] } = (properties.AlarmConfiguration ?? {}) as {
    readonly Enabled?: boolean; readonly Alarms?: { readonly Name: string }[];
  };
  const config = String(properties.DeploymentConfigName);
  return { alarms: enabled === true ? alarms.map(({ Name }) => Name) : [], shares: sharesOf(config, deploymentConfigs.get(config)) };
}

/** The shares of a shift before its last step, from a configuration of one's own or the name of one of CodeDeploy's. */
function sharesOf(name: string, custom: Configuration | undefined): number[] {
  const { TimeBasedCanary: ownCanary, TimeBasedLinear: ownLinear } = (custom?.TrafficRoutingConfig ?? {}) as {
    readonly TimeBasedCanary?: { readonly CanaryPercentage: number }; readonly TimeBasedLinear?: { readonly LinearPercentage: number };
  };
  const [, preset, share] = /^CodeDeployDefault\.Lambda(Canary|Linear)(\d+)Percent/.exec(name) ?? [];
  const canary = ownCanary?.CanaryPercentage ?? (preset === 'Canary' ? Number(share) : undefined);
  if (canary !== undefined) {
    return [canary];
  }
  const linear = ownLinear?.LinearPercentage ?? (preset === 'Linear' ? Number(share) : undefined);
  if (linear === undefined) {
    throw new Refused('DeploymentConfigDoesNotExist', `no deployment configuration ${name}`);
  }
  return Array.from({ length: Math.ceil(100 / linear) - 1 }, (_step, index) => linear * (index + 1));
}
