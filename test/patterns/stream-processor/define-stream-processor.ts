import { StreamProcessor } from '../../../lib';
import type { StreamProcessorProps } from '../../../lib';
import { fromCode, newStack } from '../queue-worker/define-worker';

/** A stream processor in a stack. */
export function defineStreamProcessor(props: Partial<StreamProcessorProps> = {}, stack = newStack(), id = 'Processor'): StreamProcessor {
  return new StreamProcessor(stack, id, { function: fromCode(), ...props });
}
