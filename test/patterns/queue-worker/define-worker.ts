import { Stack } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionCode, FunctionSource, QueueWorker } from '../../../lib';
import type { ProductionFunctionOptions, QueueWorkerProps } from '../../../lib';
import { testApp } from '../../setup/app';

/** Code that needs no bundling. */
export const CODE = FunctionCode.inline('exports.handler = async () => ({ batchItemFailures: [] });', { runtime: Runtime.NODEJS_24_X });

/** A worker's function, defined by the worker. */
export function fromCode(options: ProductionFunctionOptions = {}): FunctionSource {
  return FunctionSource.fromCode(CODE, options);
}

/** A stack of an application of its own. */
export function newStack(id = 'Stack'): Stack {
  return new Stack(testApp(), id);
}

/** A worker in a stack. */
export function defineWorker(props: Partial<QueueWorkerProps> = {}, stack = newStack(), id = 'Worker'): QueueWorker {
  return new QueueWorker(stack, id, { function: fromCode(), ...props });
}
