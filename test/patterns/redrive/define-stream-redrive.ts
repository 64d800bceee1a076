import { FailedBatches, StreamRedrive } from '../../../lib';
import type { StreamProcessingOptions, StreamRedriveProps } from '../../../lib';
import { newStack } from '../queue-worker/define-worker';
import { defineStreamProcessor } from '../stream-processor/define-stream-processor';
import { defineTableStreamProcessor } from '../table-stream-processor/define-table-stream-processor';

type Processing = Partial<StreamProcessingOptions>;

/** A redrive of a stream processor, both in a stack. */
export function defineStreamRedrive(props: Partial<StreamRedriveProps> = {}, stack = newStack(), processing: Processing = {}): StreamRedrive {
  const failures = props.failures ?? FailedBatches.ofStreamProcessor(defineStreamProcessor(processing, stack));
  return new StreamRedrive(stack, 'Redrive', { ...props, failures });
}

/** The same for the changes of a table. */
export function defineTableRedrive(props: Omit<StreamRedriveProps, 'failures'> = {}, stack = newStack(), processing: Processing = {}): StreamRedrive {
  const failures = FailedBatches.ofTableStreamProcessor(defineTableStreamProcessor(processing, stack, 'Changes'));
  return new StreamRedrive(stack, 'TableRedrive', { ...props, failures });
}
