import { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { lit, reject } from '../private/errors';

/** The instruction set of a package: the code's own, and the function's wish when the code has none. */
export function settleArchitecture(scope: IConstruct, own: Architecture | undefined, asked: Architecture | undefined): Architecture {
  if (own !== undefined && asked !== undefined && own.name !== asked.name) {
    reject(scope, lit`FunctionCodeArchitectureMismatch`,
      `architecture must be the one the code is built for ("${own.name}"), got "${asked.name}": change one of the two, or leave one of them out`);
  }
  return own ?? asked ?? Architecture.ARM_64;
}
