import { Fn } from 'aws-cdk-lib';
import type { CfnParameter, CfnParameterProps, ICfnRuleConditionExpression } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ErrorCode } from '../private/errors';
import { checkNumber } from './plain-routing';

/** A stack parameter that names a version, or nothing. CloudFormation keeps its value from one deployment to the next. */
export function versionParameter(description: string): CfnParameterProps {
  return {
    type: 'String',
    default: '',
    allowedPattern: '^([1-9][0-9]*)?$',
    constraintDescription: 'the number of a published version, or nothing',
    description,
  };
}

/** Whether the parameter names a version. */
export function namesVersion({ valueAsString }: CfnParameter): ICfnRuleConditionExpression {
  return Fn.conditionNot(Fn.conditionEquals(valueAsString, ''));
}

/** The version that a context value names; undefined when it names none. */
export function versionInContext(scope: Construct, key: string, code: ErrorCode): string | undefined {
  const value: unknown = scope.node.tryGetContext(key);
  if (value === undefined || value === '') {
    return undefined;
  }
  const version = typeof value === 'string' ? value : JSON.stringify(value);
  checkNumber(scope, `the context value ${key}`, version, code);
  return version;
}
