import { PropertyInjectors } from 'aws-cdk-lib';
import type { Duration, InjectionContext, IPropertyInjector, RemovalPolicy } from 'aws-cdk-lib';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { FunctionProps, ILayerVersion, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IConstruct } from 'constructs';
import { ProductionFunction } from '../function';
import type { FunctionLogging, ProductionFunctionProps } from '../function';
import type { VpcPlacement } from '../network';
import { compact } from '../private/values';

/** Settings that functions have unless they say otherwise. */
export interface FunctionDefaultsOptions {
  /**
   * Memory in MB, between 128 and 10,240. For plain functions too.
   *
   * @default - that of the code's language; 128 MB for plain functions
   */
  readonly memorySize?: number;

  /**
   * How long an invocation may run, between 1 and 900 seconds. For plain functions too.
   *
   * @default - 15 seconds; 3 seconds for plain functions
   */
  readonly timeout?: Duration;

  /**
   * Environment variables that every function has beside its own. For plain functions too.
   *
   * @default - none
   */
  readonly environment?: { [variable: string]: string };

  /**
   * Whether invocations are traced with X-Ray. For plain functions too.
   *
   * @default - active; disabled for plain functions
   */
  readonly tracing?: Tracing;

  /**
   * The key of environment variables, own log groups and failure queues; of plain functions the environment variables only.
   *
   * @default - keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * Layers of functions that name none. Not for plain functions, whose runtime may be another.
   *
   * @default - none
   */
  readonly layers?: ILayerVersion[];

  /**
   * The upper bound on what a function's own role may do. Not for plain functions.
   *
   * @default - none
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * The place in a VPC. Not for plain functions.
   *
   * @default - not in a VPC
   */
  readonly network?: VpcPlacement;

  /**
   * Where logs go, for how long, and from which level on. Not for plain functions.
   *
   * @default - three months, INFO from the code, WARN from the platform
   */
  readonly logging?: FunctionLogging;

  /**
   * The topic that is told when an alarm fires. Not for plain functions, which have no alarms.
   *
   * @default - alarms tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * What becomes of log groups and failure queues when they leave the stack. Not for plain functions.
   *
   * @default - retained
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What was applied where, for scopes further in. */
const IN_FORCE = new WeakMap<IConstruct, FunctionDefaultsOptions>();

/**
 * Defaults for every function below a scope: production functions, those inside patterns, and plain `lambda.Function`s.
 *
 * The nearest scope wins, value by value, and what a function says itself wins over all. Environment variables are merged.
 * A pattern that needs a timeout of its own keeps it. Not for scopes with Lambda@Edge, which takes no environment variables.
 */
export class FunctionDefaults {
  /** Gives the functions defined below the scope from now on these defaults. */
  public static apply(scope: IConstruct, options: FunctionDefaultsOptions): void {
    const defaults = merged(defaultsAround(scope), compact(options));
    IN_FORCE.set(scope, defaults);
    PropertyInjectors.of(scope).add(new ProductionFunctionDefaults(defaults), new PlainFunctionDefaults(defaults));
  }

  private constructor() {
  }
}

class ProductionFunctionDefaults implements IPropertyInjector {
  public readonly constructUniqueId = ProductionFunction.PROPERTY_INJECTION_ID;

  constructor(private readonly options: FunctionDefaultsOptions) {
  }

  public inject(originalProps: ProductionFunctionProps, _context: InjectionContext): ProductionFunctionProps {
    // A role of the user's has its own boundary.
    const { permissionsBoundary, ...others } = this.options;
    return merged(originalProps.role ? others : compact({ ...others, permissionsBoundary }), originalProps);
  }
}

class PlainFunctionDefaults implements IPropertyInjector {
  public readonly constructUniqueId = LambdaFunction.PROPERTY_INJECTION_ID;

  constructor(private readonly options: FunctionDefaultsOptions) {
  }

  public inject(originalProps: FunctionProps, _context: InjectionContext): FunctionProps {
    const { memorySize, timeout, environment, tracing, encryptionKey } = this.options;
    return merged(compact({ memorySize, timeout, environment, tracing, environmentEncryption: encryptionKey }), originalProps);
  }
}

/** The defaults of the nearest scope that has some, which already hold those further out. */
function defaultsAround(scope: IConstruct): FunctionDefaultsOptions {
  return scope.node.scopes.map((outer) => IN_FORCE.get(outer)).findLast((options) => options !== undefined) ?? {};
}

/** A value that is explicitly undefined is none. */
function merged<T extends object>(defaults: object, own: T): T {
  const [outer, inner] = [defaults, own] as { environment?: { [variable: string]: string } }[];
  const environment = outer.environment || inner.environment ? { environment: { ...outer.environment, ...inner.environment } } : {};
  return { ...defaults, ...compact(own), ...environment };
}
