import type { RemovalPolicy } from 'aws-cdk-lib';
import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ApplicationLogLevel, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import { compact } from '../private/values';
import { warn } from '../private/warnings';

/** Which log lines are kept. */
export interface LogLevelOptions {
  /**
   * The lowest level of the code's own log lines.
   *
   * @default ApplicationLogLevel.INFO
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
   */
  readonly applicationLogLevel?: ApplicationLogLevel;

  /**
   * The lowest level of the platform's log lines. At WARN a successful invocation leaves no platform
   * lines; failed and timed-out ones still do.
   *
   * @default SystemLogLevel.WARN
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
   */
  readonly systemLogLevel?: SystemLogLevel;
}

/** A log group of the function's own. */
export interface OwnLogGroupOptions extends LogLevelOptions {
  /**
   * How long log lines are kept. Never for ever: bring a log group of your own for that.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly retention?: RetentionDays;
}

/** What a function needs to know of its logs. */
export interface FunctionLoggingConfig {
  /** The group that receives the logs. */
  readonly logGroup: ILogGroup;

  /** The lowest level of the code's own lines. */
  readonly applicationLogLevel: ApplicationLogLevel;

  /** The lowest level of the platform's lines. */
  readonly systemLogLevel: SystemLogLevel;
}

/** What a function tells its logs. */
export interface FunctionLoggingBindOptions {
  /**
   * Encrypts an own log group.
   *
   * @default - encrypted with a key of CloudWatch Logs
   */
  readonly encryptionKey?: IKey;

  /** What becomes of an own log group when it leaves the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Where a function writes its logs. The format is always JSON, without which there are no levels.
 */
export abstract class FunctionLogging {
  /** To a log group of the function's own, in place before the function. */
  public static toOwnGroup(options: OwnLogGroupOptions = {}): FunctionLogging {
    return new OwnGroup(options);
  }

  /**
   * To a log group that exists, shared or not. Its retention, encryption and removal stay yours.
   */
  public static toGroup(logGroup: ILogGroup, options: LogLevelOptions = {}): FunctionLogging {
    return new GivenGroup(logGroup, options);
  }

  /** Defines what is missing. */
  public abstract bind(scope: Construct, options: FunctionLoggingBindOptions): FunctionLoggingConfig;
}

class GivenGroup extends FunctionLogging {
  constructor(private readonly logGroup: ILogGroup, private readonly levels: LogLevelOptions) {
    super();
  }

  public override bind(_scope: Construct, _options: FunctionLoggingBindOptions): FunctionLoggingConfig {
    return { logGroup: this.logGroup, ...levelsOf(this.levels) };
  }
}

class OwnGroup extends FunctionLogging {
  constructor(private readonly options: OwnLogGroupOptions) {
    super();
  }

  public override bind(scope: Construct, { encryptionKey, removalPolicy }: FunctionLoggingBindOptions): FunctionLoggingConfig {
    const retention = this.options.retention ?? RetentionDays.THREE_MONTHS;
    if (!Token.isUnresolved(retention) && retention === RetentionDays.INFINITE) {
      reject(scope, lit`FunctionLoggingRetentionInfinite`, 'retention must be finite, got INFINITE: choose a number of days, or bring a group with FunctionLogging.toGroup()');
    }
    const logGroup = new LogGroup(scope, 'LogGroup', compact({ retention, removalPolicy, encryptionKey }));
    if (encryptionKey) {
      allowLogsToUse(encryptionKey, logGroup);
    }
    return { logGroup, ...levelsOf(this.options) };
  }
}

/** CloudWatch Logs refuses to create an encrypted group unless the key's own policy admits the service. */
function allowLogsToUse(key: IKey, logGroup: LogGroup): void {
  const stack = Stack.of(logGroup);
  const statement = new PolicyStatement({
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }) },
    },
  });
  if (!key.addToResourcePolicy(statement, true).statementAdded) {
    warn(logGroup, 'FunctionLogging.keyPolicyUnchanged', `the policy of the imported key cannot be changed here: add ${JSON.stringify(stack.resolve(statement.toJSON()))} to it, or the log group cannot be created`);
  }
}

function levelsOf(levels: LogLevelOptions): { applicationLogLevel: ApplicationLogLevel; systemLogLevel: SystemLogLevel } {
  return {
    applicationLogLevel: levels.applicationLogLevel ?? ApplicationLogLevel.INFO,
    systemLogLevel: levels.systemLogLevel ?? SystemLogLevel.WARN,
  };
}
