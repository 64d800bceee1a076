import type { Stack } from 'aws-cdk-lib';
import { BrokerConsumer, BrokerQueue } from '../../../lib';
import type { BrokerConsumerProps } from '../../../lib';
import { broker, secret } from '../../event-source-mappings/broker-kinds';
import { fromCode, newStack } from '../queue-worker/define-worker';

/** A queue of each engine, of a broker that the stack defines. */
export const QUEUES: { readonly [engine: string]: (stack: Stack) => BrokerQueue } = {
  ActiveMQ: (stack) => BrokerQueue.activeMq(broker(stack, 'ACTIVEMQ'), 'orders', secret(stack)),
  RabbitMQ: (stack) => BrokerQueue.rabbitMq(broker(stack), 'orders', secret(stack)),
};

/** A consumer in a stack, of a queue of RabbitMQ unless it is said otherwise. */
export function defineBrokerConsumer(props: Partial<BrokerConsumerProps> = {}, stack = newStack(), id = 'Consumer'): BrokerConsumer {
  return new BrokerConsumer(stack, id, { queue: props.queue ?? QUEUES.RabbitMQ(stack), function: fromCode(), ...props });
}
