import type { Construct } from 'constructs';
import type { FunctionCodeBindOptions, FunctionCodeConfig } from './function-code-config';

/**
 * One way from sources to a deployment package: what each factory of `FunctionCode` wraps.
 *
 * A new language is a new file with a class of this shape, and one factory.
 */
export interface CodeStrategy {
  bind(scope: Construct, options: FunctionCodeBindOptions): FunctionCodeConfig;
}
