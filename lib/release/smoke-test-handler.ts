import type { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionCode } from '../code';
import { allowLogging, ServiceFunction } from '../private/service-function';
import { compact } from '../private/values';
import { FAILED_RUNS } from './smoke-test-hook';
import type { SmokeTestBindOptions, SmokeTestHandlerOptions } from './smoke-test-options';
import { allowInvoke, SmokeTestRole } from './smoke-test-role';

/** The code of a test, and how it runs. */
export interface TestHandlerOptions extends SmokeTestHandlerOptions {
  readonly code: FunctionCode;
  readonly timeout: Duration;
}

/**
 * Defines the function that runs the user's test.
 *
 * Apart from the hook, so that the hook can tell of a crash or a timeout, and so that the code needs no right to report.
 */
export function defineTestHandler(scope: Construct, logGroup: ILogGroup, bound: SmokeTestBindOptions, options: TestHandlerOptions): IFunction {
  const { environment, ...program } = options.code.bind(scope);
  return new ServiceFunction(scope, 'Handler', {
    program,
    description: 'The code of a smoke test',
    timeout: options.timeout,
    environment: { ...environment, ...options.environment, VERSION_ARN: bound.version.functionArn },
    role: new SmokeTestRole(scope, 'HandlerRole', compact({
      permissionsBoundary: bound.permissionsBoundary,
      statements: [allowLogging(logGroup), allowInvoke(bound.version), ...options.initialPolicy ?? []],
    })),
    logGroup,
    failedRuns: FAILED_RUNS,
  });
}
