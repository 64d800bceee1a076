import { Token } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { visibilityProblem } from '../../event-source-mappings/queue-visibility';
import { lit, outside, rejectAll } from '../../private/errors';
import { QUEUE_LIMITS } from '../../private/limits';
import { queueSettings } from '../../private/queue-settings';
import { known, knownSeconds } from '../../private/values';
import type { WorkQueueOptions } from './work-queue';

/** Refuses values outside the ranges of SQS, before any queue is defined. */
export function checkQueueOptions(scope: Construct, { visibilityTimeout, retentionPeriod, maxReceiveCount }: WorkQueueOptions): void {
  const { visibilitySeconds, retentionSeconds, receiveCount } = QUEUE_LIMITS;
  const [visibility, retention] = [knownSeconds(visibilityTimeout), knownSeconds(retentionPeriod)];
  rejectAll(scope, [
    outside(visibility, visibilitySeconds.min, visibilitySeconds.max, {
      code: lit`WorkQueueVisibilityTimeoutOutOfRange`,
      message: `visibilityTimeout must be between ${visibilitySeconds.min} and ${visibilitySeconds.max} whole seconds, got ${visibility} s: leave it out to have it computed`,
    }),
    outside(retention, retentionSeconds.min, retentionSeconds.max, {
      code: lit`WorkQueueRetentionPeriodOutOfRange`,
      message: `retentionPeriod must be between ${retentionSeconds.min} and ${retentionSeconds.max} whole seconds, got ${retention} s: choose a value in that range`,
    }),
    outside(maxReceiveCount, receiveCount.min, receiveCount.max, {
      code: lit`WorkQueueMaxReceiveCountOutOfRange`,
      message: `maxReceiveCount must be a whole number between ${receiveCount.min} and ${receiveCount.max}, got ${maxReceiveCount}: throttled tries count too, and fewer than ${receiveCount.min} send good messages to the dead-letter queue`,
    }),
  ]);
}

/** Refuses a dead-letter queue that SQS would refuse, or that forgets a message on arrival. */
export function checkDeadLetterQueue(scope: Construct, deadLetterQueue: IQueue, fifo: boolean, retentionPeriod: Duration): void {
  const [kept, source] = [knownSeconds(queueSettings(deadLetterQueue)?.retentionPeriod), knownSeconds(retentionPeriod)];
  const kind = (isFifo: boolean): string => isFifo ? 'FIFO' : 'standard';
  rejectAll(scope, [
    !Token.isUnresolved(deadLetterQueue.fifo) && deadLetterQueue.fifo !== fifo ? {
      code: lit`WorkQueueDeadLetterQueueKind`,
      message: `deadLetterQueue must be ${kind(fifo)} like its source, got a ${kind(!fifo)} queue: give one of the same kind`,
    } : undefined,
    kept !== undefined && source !== undefined && kept < source ? {
      code: lit`WorkQueueDeadLetterRetentionTooShort`,
      message: `deadLetterQueue must keep messages at least as long as the queue (${source} s), got ${kept} s: a message keeps its age when it moves, raise the retention to 14 days`,
    } : undefined,
  ]);
}

/** What must fit together in time. */
export interface WorkQueueTimes {
  readonly visibilityTimeout?: Duration;
  readonly functionTimeout?: Duration;
  readonly maxReceiveCount: number;
  readonly retentionPeriod: Duration;
}

/** Refuses times that make a message be worked on twice, or expire before it reaches the dead-letter queue. */
export function checkTiming(scope: Construct, times: WorkQueueTimes): void {
  const [visibility, timeout] = [knownSeconds(times.visibilityTimeout), knownSeconds(times.functionTimeout)];
  const [retention, receives] = [knownSeconds(times.retentionPeriod), known(times.maxReceiveCount)];
  rejectAll(scope, [
    times.visibilityTimeout === undefined ? {
      code: lit`WorkQueueVisibilityTimeoutUnknown`,
      message: 'visibilityTimeout must be given when the timeout of the function is unknown, got none: set it to six times that timeout',
    } : undefined,
    visibilityProblem(visibility, timeout),
    visibility !== undefined && retention !== undefined && receives !== undefined && receives * visibility >= retention ? {
      code: lit`WorkQueueRetentionPeriodTooShort`,
      message: `retentionPeriod must be longer than maxReceiveCount x visibilityTimeout (${receives} x ${visibility} s), got ${retention} s: a failing message would expire before it reaches the dead-letter queue, keep messages longer`,
    } : undefined,
  ]);
}
