import type { Architecture, Code, Runtime } from 'aws-cdk-lib/aws-lambda';

/**
 * What a function tells its code when it takes it.
 */
export interface FunctionCodeBindOptions {
  /**
   * The instruction set the function asks for.
   *
   * Code that was built for the other one is refused.
   *
   * @default - the code's own, else arm64
   */
  readonly architecture?: Architecture;
}

/**
 * What a function needs to know about its code.
 */
export interface FunctionCodeConfig {
  /** The deployment package, as a Lambda function of the framework takes it. */
  readonly code: Code;

  /** The runtime the package is built for; `Runtime.FROM_IMAGE` for a container image. */
  readonly runtime: Runtime;

  /** What the runtime calls; `Handler.FROM_IMAGE` for a container image. */
  readonly handler: string;

  /** The instruction set the package is built for. */
  readonly architecture: Architecture;

  /**
   * Environment variables the package needs to work as intended.
   *
   * @default - none
   */
  readonly environment?: { [variable: string]: string };

  /** The memory such a function starts with unless told otherwise, in MB. */
  readonly memorySize: number;
}
