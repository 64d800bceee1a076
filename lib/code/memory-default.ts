import type { Runtime } from 'aws-cdk-lib/aws-lambda';
import { runtimeKind } from './runtime-kind';
import type { RuntimeKind } from './runtime-kind';

/**
 * The memory a function starts with, in MB, by what runs it; its share of the processor grows with it.
 *
 * Interpreters need room for their heap and some processor for a quick start; JVM, .NET and images
 * start slowly on little processor; native binaries need least.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
export const DEFAULT_MEMORY_MB: Record<RuntimeKind, number> = {
  node: 512,
  python: 512,
  ruby: 512,
  java: 1_024,
  dotnet: 1_024,
  image: 1_024,
  native: 256,
  unknown: 512,
};

/** The memory a function with this runtime starts with, in MB. */
export function defaultMemory(runtime: Runtime): number {
  return DEFAULT_MEMORY_MB[runtimeKind(runtime)];
}
