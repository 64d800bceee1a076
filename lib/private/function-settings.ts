import { Duration, Token } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { compact } from './values';

/** What Lambda assumes when a template says nothing. @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
const SERVICE_DEFAULT_TIMEOUT = 3;

/** What can be known of a function somebody else defined. */
export interface FunctionSettings {
  readonly timeout?: Duration;
  readonly reservedConcurrentExecutions?: number;
}

/** Reads the settings off the resource, which aliases and versions share with their function. Imported functions have none to read. */
export function functionSettings(fn: IFunction): FunctionSettings {
  const { lambda = fn } = fn as IFunction & { readonly lambda?: IFunction };
  const resource = lambda.node.defaultChild;
  if (resource === undefined || !CfnFunction.isCfnFunction(resource)) {
    return {};
  }
  const { timeout = SERVICE_DEFAULT_TIMEOUT, reservedConcurrentExecutions: reserved } = resource;
  return compact({
    timeout: Token.isUnresolved(timeout) ? undefined : Duration.seconds(timeout),
    reservedConcurrentExecutions: Token.isUnresolved(reserved) ? undefined : reserved,
  });
}
