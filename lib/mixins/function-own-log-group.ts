import { Mixin, RemovalPolicy, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { lit, reject } from '../private/errors';
import { AddedResources } from './added-resources';
import { isTyped } from './references';

/** The log group of a function. */
export interface FunctionOwnLogGroupProps {
  /**
   * How long log lines are kept. Never for ever.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly retention?: RetentionDays;

  /**
   * What becomes of the log group when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What `lambda.Function` calls the group that it defines, and the one whose retention it sets. */
const KEPT_BY_FUNCTION = ['LogGroup', 'LogRetention'];

/**
 * Gives functions a log group of their own with a retention, in place before the function, and lets their roles write to it.
 *
 * A function that names a log group, or whose construct defines one, keeps it. What was logged before stays in the group that Lambda made.
 *
 * Satisfies the rule `Function.LogGroupUnmanaged`, and keeps `Function.LogGroupNoRetention` and `Function.LogsPermission`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html
 */
export class FunctionOwnLogGroup extends Mixin {
  private readonly props: FunctionOwnLogGroupProps;

  constructor(props: FunctionOwnLogGroupProps = {}) {
    super();
    this.props = props;
  }

  /** Whether it is a function. */
  public override supports(construct: IConstruct): construct is CfnFunction {
    return CfnFunction.isCfnFunction(construct) && isTyped(construct);
  }

  /** Defines the log group. */
  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || Token.isUnresolved(construct.loggingConfig) || hasGroup(construct)) {
      return;
    }
    const { retention = RetentionDays.THREE_MONTHS, removalPolicy = RemovalPolicy.RETAIN } = this.props;
    if (!Token.isUnresolved(retention) && retention === RetentionDays.INFINITE) {
      reject(construct, lit`FunctionOwnLogGroupRetentionInfinite`, 'retention must be finite, got INFINITE: choose a number of days');
    }
    const added = AddedResources.beside(construct, 'FunctionOwnLogGroup');
    const group = added.define((scope) => new LogGroup(scope, 'LogGroup', { retention, removalPolicy }));
    construct.loggingConfig = { ...construct.loggingConfig as CfnFunction.LoggingConfigProperty | undefined, logGroup: group.logGroupName };
    added.allow(construct, new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [group.logGroupArn] }));
  }
}

function hasGroup(fn: CfnFunction): boolean {
  const { loggingConfig, node: { scope } } = fn;
  const isOfConstruct = scope?.node.defaultChild === fn && KEPT_BY_FUNCTION.some((id) => scope.node.tryFindChild(id) !== undefined);
  return isOfConstruct || (loggingConfig as CfnFunction.LoggingConfigProperty | undefined)?.logGroup !== undefined;
}
