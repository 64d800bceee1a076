import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, extractQualifierFromArn, Function as LambdaFunction, LoggingFormat, QualifiedFunctionBase, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Architecture, IAlias, IVersion, Permission } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { FunctionCodeConfig } from '../code';
import type { VpcPlacementConfig } from '../network';
import { acknowledge } from '../private/acknowledge';
import { compact } from '../private/values';
import { warn } from '../private/warnings';
import { ReleasedAliases } from '../release/released-aliases';
import { AsyncFailure } from './async-failure';
import { isAsynchronousService } from './asynchronous-services';
import { warnOfDoubtfulChoices } from './doubtful-choices';
import { warnOfDoubtfulValues } from './environment';
import type { FailureConfig } from './failure-target';
import { defineFunctionAlarms } from './function-alarms';
import { FunctionLogging } from './function-logging';
import type { FunctionLoggingConfig } from './function-logging';
import { FunctionMetrics } from './function-metrics';
import { FunctionRole } from './function-role';
import type { ProductionFunctionProps } from './production-function-props';
import { LIVE, checkAgainstCode, checkProps } from './production-function-validation';
import { secretAccess } from './secrets';

/** Short enough for every synchronous caller, long enough for a cold start and a retried call. */
const DEFAULT_TIMEOUT = Duration.seconds(15);

/** Rules of compliance packs that look for the older of the two failure paths. */
const DEAD_LETTER_RULES = ['HIPAA.Security-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ'];

/**
 * A Lambda function that is its `live` alias.
 *
 * Its ARN, name, permissions, metrics, asynchronous configuration and URL are the alias's, so a trigger and the
 * permission it needs can never name different qualifiers. Every deployment that changes the function publishes a
 * version and moves the alias to it; old versions are kept.
 *
 * Its interface is `lambda.IFunction`, so that whatever takes a function takes this one.
 *
 * [disable-awslint:resource-interface]
 *
 * @resource AWS::Lambda::Function
 */
@propertyInjectable
export class ProductionFunction extends QualifiedFunctionBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.ProductionFunction';

  /** The function without qualifier. Nothing should call it: it runs what is not yet published. */
  public readonly lambda: LambdaFunction;

  /**
   * The alias `live`.
   *
   * @attribute
   */
  public readonly alias: IAlias;

  /**
   * The alias `previous`, of the version that was live before the deployment; in the first one, of the version that is live.
   *
   * @default - none: `previousAlias` is not set
   */
  public readonly previousAlias?: IAlias;

  /** The name of the alias. The framework tells an alias from a version by it, and what uses it waits for the alias. */
  public readonly aliasName: string;

  /** The version that this deployment publishes, if it changes the function. */
  public readonly version: IVersion;

  /** The name with the alias, `name:live`. */
  public readonly functionName: string;

  /** The ARN of the alias. */
  public readonly functionArn: string;

  /** The execution role. */
  public readonly role?: IRole;

  /** The principal that grants go to: the execution role. */
  public readonly grantPrincipal: IPrincipal;

  /** The instruction set. */
  public readonly architecture: Architecture;

  /** The group that receives the logs. */
  public readonly logGroup: ILogGroup;

  /**
   * The queue that the function owns for failed asynchronous events.
   *
   * @default - failed events go elsewhere, or none are expected
   */
  public readonly failureQueue?: IQueue;

  /** How long an invocation may run. */
  public readonly timeout: Duration;

  /**
   * How many environments the function is guaranteed and limited to.
   *
   * @default - shares the account's pool
   */
  public readonly reservedConcurrentExecutions?: number;

  /** The metrics of the alias. */
  public readonly metrics: FunctionMetrics;

  protected readonly qualifier: string;
  protected readonly canCreatePermissions: boolean = true;
  private readonly losesEvents: boolean;
  private readonly aliases: ReleasedAliases;

  constructor(scope: Construct, id: string, props: ProductionFunctionProps) {
    super(scope, id);
    checkProps(this, props);
    const code = props.code.bind(this, compact({ architecture: props.architecture }));
    checkAgainstCode(this, props, code);

    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    const owned = compact({ encryptionKey: props.encryptionKey, removalPolicy });
    const logs = (props.logging ?? FunctionLogging.toOwnGroup()).bind(this, owned);
    const network = props.network?.bind(this);
    const failure = (props.asyncFailure ?? AsyncFailure.toQueue())._bind(this, owned);
    const role = new FunctionRole(this, props.role, props.permissionsBoundary);
    role.allowLogging(logs.logGroup);
    role.allowTracing(props.tracing ?? Tracing.ACTIVE);
    if (network) {
      role.allowNetworkInterfaces();
    }
    role.allow(...failure.statements);

    this.timeout = props.timeout ?? DEFAULT_TIMEOUT;
    this.reservedConcurrentExecutions = props.paused ? 0 : props.reservedConcurrentExecutions;
    this.lambda = this.defineFunction(props, { code, logs, network, failure, role });
    role.precede(this.lambda);
    this.version = this.lambda.currentVersion;
    this.aliases = new ReleasedAliases(this, LIVE, props, compact({
      function: this.lambda, version: this.version, timeout: this.timeout, alarmTopic: props.alarmTopic,
    }));
    this.alias = this.aliases.live;
    this.previousAlias = this.aliases.previous;
    const warm = props.paused ? undefined : props.warm?._keepWarm(this, this.aliases.live);
    if (network) {
      role.denyNetworkInterfacesToCode(this.lambda);
    }

    this.functionArn = this.alias.functionArn;
    this.functionName = this.alias.functionName;
    this.qualifier = extractQualifierFromArn(this.alias.aliasRef.aliasArn);
    this.aliasName = this.qualifier;
    this.role = role.role;
    this.grantPrincipal = role.role;
    this.architecture = code.architecture;
    this.logGroup = logs.logGroup;
    this.failureQueue = failure.ownQueue;
    this._connections = network && this.lambda.connections;
    this.losesEvents = failure.destinationArn === undefined && failure.deadLetterQueue === undefined;
    this.metrics = FunctionMetrics.fromFunction(this, this.lambda);

    this.configureFailurePath(failure);
    defineFunctionAlarms(this, compact({
      metrics: this.metrics,
      timeout: this.timeout,
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      maxEventAge: failure.expectsEvents ? failure.maxEventAge : undefined,
      ownFailureQueue: failure.ownQueue,
      warm,
      failureDeliveryMetric: failure.destinationArn !== undefined ? 'DestinationDeliveryFailures' : failure.deadLetterQueue && 'DeadLetterErrors',
    }), props.alarms ?? {}, props.alarmTopic);
    warnOfDoubtfulChoices(this, props, { timeout: this.timeout, failure, code });
    Object.entries(props.tags ?? {}).forEach(([key, value]) => Tags.of(this).add(key, value));
  }

  /** A metric of the alias. */
  public override metric(metricName: string, props: MetricOptions = {}): Metric {
    return this.alias.metric(metricName, props);
  }

  /** Lets a service, an account or an organisation invoke the alias. */
  public override addPermission(id: string, permission: Permission): void {
    if (this.losesEvents && isAsynchronousService(this, permission.principal)) {
      warn(this, 'ProductionFunction.asyncTriggerWithoutFailurePath', 'a service now invokes this function asynchronously, and asyncFailure is none: its failed events are lost, choose another AsyncFailure');
    }
    super.addPermission(id, permission);
  }

  /**
   * The alias of a stage.
   *
   * @param name one of `stages`
   */
  public stage(name: string): IAlias {
    return this.aliases.stage(name);
  }

  private defineFunction(props: ProductionFunctionProps, parts: FunctionParts): LambdaFunction {
    const { code, logs, network, failure, role } = parts;
    const secrets = secretAccess(props.secrets ?? {}, code.runtime);
    role.allow(...secrets.statements);
    const environment = { ...code.environment, ...secrets.environment, ...props.environment };
    warnOfDoubtfulValues(this, environment);
    const fn = new LambdaFunction(this, 'Function', compact({
      code: code.code,
      runtime: code.runtime,
      handler: code.handler,
      architecture: code.architecture,
      description: props.description,
      functionName: props.functionName,
      memorySize: props.memorySize ?? code.memorySize,
      timeout: this.timeout,
      environment,
      environmentEncryption: props.encryptionKey,
      ephemeralStorageSize: props.ephemeralStorageSize,
      reservedConcurrentExecutions: this.reservedConcurrentExecutions,
      layers: props.layers,
      paramsAndSecrets: secrets.extension,
      role: role.role,
      logGroup: logs.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: logs.applicationLogLevel,
      systemLogLevelV2: logs.systemLogLevel,
      recursiveLoop: props.recursion?._bind(this),
      snapStart: props.snapStart?.bind(this, compact({
        runtime: code.runtime, ephemeralStorageSize: props.ephemeralStorageSize, warm: props.warm !== undefined,
      })),
      deadLetterQueue: failure.deadLetterQueue,
      // The L2 would grant X-Ray among the user's own permissions, where its wildcard hides theirs.
      tracing: Tracing.DISABLED,
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE },
      ...network,
    }));
    if (failure.deadLetterQueue === undefined) {
      const reason = failure.destinationArn === undefined
        ? 'no event is expected asynchronously'
        : 'failed events leave by the on-failure destination of the alias, which supersedes the dead-letter setting';
      acknowledge(fn, reason, ...DEAD_LETTER_RULES);
    }
    props.snapStart?._acknowledgeVersions(fn);
    const resource = fn.node.defaultChild;
    if (CfnFunction.isCfnFunction(resource) && props.tracing !== Tracing.DISABLED) {
      resource.tracingConfig = { mode: props.tracing ?? Tracing.ACTIVE };
    }
    return fn;
  }

  private configureFailurePath({ destinationArn, retryAttempts, maxEventAge }: FailureConfig): void {
    if (maxEventAge === undefined) {
      return;
    }
    const options = compact({
      retryAttempts,
      maxEventAge,
      onFailure: destinationArn === undefined ? undefined : { bind: () => ({ destination: destinationArn }) },
    });
    // Each alias has a configuration of its own, or the service's: no failure path at all.
    [this, this.previousAlias, ...this.aliases.stages.values()].forEach((alias) => alias?.configureAsyncInvoke(options));
  }
}

interface FunctionParts {
  readonly code: FunctionCodeConfig;
  readonly logs: FunctionLoggingConfig;
  readonly network?: VpcPlacementConfig;
  readonly failure: FailureConfig;
  readonly role: FunctionRole;
}
