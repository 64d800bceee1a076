import type { Problem } from '../private/errors';
import { lit, outside } from '../private/errors';
import { KAFKA_MAPPING_LIMITS } from '../private/limits';
import { known, knownSeconds } from '../private/values';
import type { ProvisionedKafkaPollingOptions } from './kafka-polling';

/** What the service would refuse of provisioned pollers. */
export function pollerProblems(options: ProvisionedKafkaPollingOptions): (Problem | undefined)[] {
  const { minimumPollers, maximumPollers, pollerGroupName: name, retryAttempts, recordAgeSeconds } = KAFKA_MAPPING_LIMITS;
  const [min, max, attempts] = [known(options.minimumPollers), known(options.maximumPollers), known(options.retryAttempts)];
  const [group, age] = [known(options.pollerGroupName), knownSeconds(options.maxRecordAge)];
  return [
    outside(min, minimumPollers.min, minimumPollers.max, {
      code: lit`KafkaPollingMinimumPollersOutOfRange`,
      message: `minimumPollers must be a whole number between ${minimumPollers.min} and ${minimumPollers.max}, got ${min}: choose a value in that range`,
    }),
    outside(max, maximumPollers.min, maximumPollers.max, {
      code: lit`KafkaPollingMaximumPollersOutOfRange`,
      message: `maximumPollers must be a whole number between ${maximumPollers.min} and ${maximumPollers.max}, got ${max}: choose a value in that range`,
    }),
    min !== undefined && max !== undefined && max < min ? {
      code: lit`KafkaPollingMaximumBelowMinimum`,
      message: `maximumPollers must be at least minimumPollers (${min}), got ${max}: raise it, or lower minimumPollers`,
    } : undefined,
    group !== undefined && (group.length > name.maxLength || !name.pattern.test(group)) ? {
      code: lit`KafkaPollingGroupNameInvalid`,
      message: `pollerGroupName must be 1 to ${name.maxLength} letters, digits, hyphens and underscores, got ${JSON.stringify(group)}: rename the group`,
    } : undefined,
    outside(attempts, retryAttempts.min, retryAttempts.max, {
      code: lit`KafkaPollingRetryAttemptsOutOfRange`,
      message: `retryAttempts must be a whole number between ${retryAttempts.min} and ${retryAttempts.max}, got ${attempts}: choose a value in that range`,
    }),
    outside(age, recordAgeSeconds.min, recordAgeSeconds.max, {
      code: lit`KafkaPollingMaxRecordAgeOutOfRange`,
      message: `maxRecordAge must be between ${recordAgeSeconds.min} s and ${recordAgeSeconds.max} s in whole seconds, got ${age} s: choose a value in that range, or leave it out`,
    }),
    ...options.schemaRegistry?._problems() ?? [],
  ];
}
