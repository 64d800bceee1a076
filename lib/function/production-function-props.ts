import type { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import type { IManagedPolicy, IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Architecture, ILayerVersion, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { FunctionCode } from '../code';
import type { VpcPlacement } from '../network';
import type { Rollout, SnapStart, Warm } from '../release';
import type { AsyncFailure } from './async-failure';
import type { FunctionAlarmOptions } from './function-alarm-options';
import type { FunctionLogging } from './function-logging';
import type { RecursionGuard } from './recursion-guard';

/**
 * The settings of a production function, without its code and its failure path: what a pattern passes on to the function it defines.
 */
export interface ProductionFunctionOptions {
  /**
   * What the function is for, up to 256 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Memory in MB, a whole number between 128 and 10,240; CPU grows with it, one full vCPU at 1,769 MB.
   *
   * @default - 512 for Node.js, Python and Ruby, 1,024 for Java, .NET and images, 256 for native code
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
   */
  readonly memorySize?: number;

  /**
   * How long an invocation may run, between 1 and 900 whole seconds. A synchronous caller has a limit of its own,
   * often 29 or 30 seconds.
   *
   * @default Duration.seconds(15)
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
   */
  readonly timeout?: Duration;

  /**
   * The instruction set. Must fit the code.
   *
   * @default - what the code is built for, else arm64
   */
  readonly architecture?: Architecture;

  /**
   * Environment variables, together at most 4 KB as JSON. Names start with a letter and have at least two characters.
   * Not for secrets: see `secrets`.
   *
   * @default - only what other settings add
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
   */
  readonly environment?: { [variable: string]: string };

  /**
   * Secrets by the name of the variable that tells the code their ARN.
   *
   * The function may read them, and the AWS Parameters and Secrets extension caches them at `localhost:2773`
   * (not in container images). The values themselves are in no template and no configuration.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - none
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html
   */
  readonly secrets?: { [variable: string]: ISecret };

  /**
   * The size of `/tmp`, between 512 MB and 10,240 MB. Its content outlives an invocation, failed ones included.
   *
   * @default - 512 MB
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
   */
  readonly ephemeralStorageSize?: Size;

  /**
   * How many environments the function is guaranteed and limited to, 1 or more, all versions together.
   *
   * Taken from the account's pool, of which 100 must remain; a new account may have no more than 10 in all and refuses any reservation.
   * To stop a function use `paused`.
   *
   * @default - shares the account's pool
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * Stops the function: every invocation is throttled until this is removed. Queues keep their messages, asynchronous
   * events go to the failure path.
   *
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Layers, at most 5, built for the function's architecture. Not for container images.
   *
   * An interface with methods, because the CDK's function asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - none
   * @see https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html
   */
  readonly layers?: ILayerVersion[];

  /**
   * A role of yours. It must trust Lambda. The function adds its statements to it where the role can be changed,
   * and warns, naming the statement, where it cannot.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a role with exactly the rights the function needs, in customer managed policies
   */
  readonly role?: IRole;

  /**
   * The upper bound on what the function's own role may do. Not together with `role`.
   *
   * @default - none
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * One customer key for environment variables, own log group and own failure queue. Must not be destroyed while the
   * function exists: without its key a function cannot start.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * How the alias that callers use comes to the version of a deployment.
   *
   * @default Rollout.allAtOnce()
   */
  readonly release?: Rollout;

  /**
   * Whether the stack has a parameter, `...RollbackTo...`, that sends the alias back to a kept version: the answer to an
   * incident in the time of one stack update. Give it the number of a version, in the console with the template as it is or by
   * `cdk deploy --parameters`; the alias moves at once, past every rollout. Nothing for the newest version. Not together with `Rollout.holdBack()`.
   *
   * The context value `cdk-lambda-patterns:rollbackTo:<path of this construct>` does the same, also without the switch.
   *
   * @default false
   */
  readonly rollbackSwitch?: boolean;

  /**
   * Whether there is an alias `previous` too, of the version that was live before the deployment: for requests that are routed by
   * their header, and for a quick comparison. Has the failure path of the function.
   *
   * Its number is found, before `live` moves, by a small function that can only read. In the first deployment it is the version that is live.
   *
   * @default false
   */
  readonly previousAlias?: boolean;

  /**
   * Further aliases, each of which stays at its version until it is given another one, while triggers and permissions stay as they
   * are. Until it is given a number for the first time a stage follows the newest version, past every rollout.
   *
   * A stage gets its version by a stack parameter, whose name holds `Stages`, the stage and `Version` and which keeps its value, or
   * by the context value `cdk-lambda-patterns:stage:<path of this construct>:<stage>`, which must be given with every deployment; the
   * parameter wins. Each stage has the failure path of the function, but no alarms. They share role, limits and account with `live`:
   * an account for each stage is safer.
   *
   * 1 to 28 letters, digits, hyphens and underscores, not digits alone, other than `live` and `previous`, known when the template is
   * made. A change of a name replaces the alias.
   *
   * @default - none
   */
  readonly stages?: string[];

  /**
   * Environments that are initialised before a request comes. They are billed while idle. Not together with `snapStart`,
   * nor with a rollout that splits the traffic for good. While the function is paused there are none. Their alarms are tuned in
   * `alarms`, and `ConcurrencyEstimate` helps to find the number.
   *
   * @default - requests start environments
   */
  readonly warm?: Warm;

  /**
   * Starts environments from a snapshot that is taken when a version is published. For Java 11, Python 3.12, .NET 8 and
   * newer, and images; with at most 512 MB of ephemeral storage.
   *
   * @default - environments start from the code
   */
  readonly snapStart?: SnapStart;

  /**
   * The place in a VPC.
   *
   * @default - not in a VPC
   */
  readonly network?: VpcPlacement;

  /**
   * Where logs go, for how long, and from which level on.
   *
   * @default - FunctionLogging.toOwnGroup(): JSON, three months, INFO from the code, WARN from the platform
   */
  readonly logging?: FunctionLogging;

  /**
   * Whether invocations are traced with X-Ray.
   *
   * @default Tracing.ACTIVE
   */
  readonly tracing?: Tracing;

  /**
   * Tunes the alarms, or turns single ones off.
   *
   * @default - all alarms that fit the function
   */
  readonly alarms?: FunctionAlarmOptions;

  /**
   * The topic that is told when an alarm fires. A customer key of the topic is told to admit alarms.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - alarms change state and tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * What happens when the function invokes itself in a circle.
   *
   * @default RecursionGuard.terminate()
   */
  readonly recursion?: RecursionGuard;

  /**
   * What becomes of the log group and the failure queue that the function owns when they leave the stack. Versions are always kept.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Tags of the function and everything it owns: at most 50, keys of 1 to 128 characters that do not begin with `aws:`,
   * values of 1 to 256, since alarms refuse empty ones.
   *
   * @default - those of the stack
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html
   */
  readonly tags?: { [key: string]: string };

  /**
   * A fixed name, 1 to 64 letters, digits, hyphens and underscores. A change replaces the function with all its versions,
   * and a change that needs a replacement fails because the name is taken.
   *
   * @default - generated by CloudFormation
   */
  readonly functionName?: string;
}

/** A production function. */
export interface ProductionFunctionProps extends ProductionFunctionOptions {
  /** What runs. */
  readonly code: FunctionCode;

  /**
   * Where failed asynchronous events go.
   *
   * @default AsyncFailure.toQueue()
   */
  readonly asyncFailure?: AsyncFailure;
}
