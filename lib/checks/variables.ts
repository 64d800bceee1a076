import type { Reading, Resource } from '../template';
import { given } from './given';

/** The script that starts the runtime in place of Lambda's own. */
export const EXEC_WRAPPER = 'AWS_LAMBDA_EXEC_WRAPPER';

/** An environment variable of a function. */
export function variable(fn: Resource, name: string): Reading {
  return fn.at('Environment', 'Variables', name);
}

/** Environment variables that are certainly set, for each alternative of the map. */
export function variablesOf(fn: Resource): readonly (readonly (readonly [string, Reading])[])[] {
  return fn.at('Environment', 'Variables').alternatives.map(given);
}

/** Whether an environment variable is certainly set, and to something. */
export function isSet(fn: Resource, name: string): boolean {
  return variablesOf(fn).every((branch) => branch.some(([key, value]) => key === name && value.every((text) => !text.isEmpty)));
}
