import { Mixin, Token } from 'aws-cdk-lib';
import { CfnFunction, LoggingFormat } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { isTyped } from './references';

/**
 * Has functions write their logs as JSON, without which there are no log levels.
 *
 * A function that asks for text keeps it, unless it also sets a level, which Lambda refuses.
 * Metric and subscription filters that match text must be changed with it.
 *
 * Satisfies the rule `Function.LogLevelNeedsJson`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export class FunctionJsonLogs extends Mixin {
  /** Whether it is a function. */
  public override supports(construct: IConstruct): construct is CfnFunction {
    return CfnFunction.isCfnFunction(construct) && isTyped(construct);
  }

  /** Sets the format. */
  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || Token.isUnresolved(construct.loggingConfig)) {
      return;
    }
    const config = (construct.loggingConfig ?? {}) as CfnFunction.LoggingConfigProperty;
    const hasLevel = config.applicationLogLevel !== undefined || config.systemLogLevel !== undefined;
    if (config.logFormat === undefined || config.logFormat === LoggingFormat.TEXT.toString() && hasLevel) {
      construct.loggingConfig = { ...config, logFormat: LoggingFormat.JSON };
    }
  }
}
