import type { Stack } from 'aws-cdk-lib';
import { FanOutQueue, FanOutTopic } from '../../../lib';
import type { FanOutQueueProps, FanOutWorker, FanOutWorkerOptions } from '../../../lib';
import { fromCode, newStack } from '../queue-worker/define-worker';

/** A fan-out without workers. */
export function defineFanOut(props: Partial<FanOutQueueProps> = {}, stack = newStack(), id = 'Orders'): FanOutQueue {
  return new FanOutQueue(stack, id, { topic: FanOutTopic.standard(), ...props });
}

/** The only worker of a fan-out. */
export function defineFanOutWorker(options: Partial<FanOutWorkerOptions> = {}, props: Partial<FanOutQueueProps> = {}, stack?: Stack): FanOutWorker {
  return defineFanOut(props, stack).addWorker('Billing', { function: fromCode(), ...options });
}
