import type { Rule } from '../../rule';
import { dlqNoAlarm } from './dlq-no-alarm';
import { sqsDlqRetention } from './sqs-dlq-retention';
import { sqsMaxConcurrencyAboveReserved } from './sqs-max-concurrency-above-reserved';
import { sqsMaxReceiveCountLow } from './sqs-max-receive-count-low';
import { sqsReservedBelowPollers } from './sqs-reserved-below-pollers';
import { sqsSelfDlq } from './sqs-self-dlq';
import { sqsSourceNoDlq } from './sqs-source-no-dlq';
import { sqsVisibilityMargin } from './sqs-visibility-margin';
import { sqsVisibilityTimeout } from './sqs-visibility-timeout';
import { twoConsumersOneQueue } from './two-consumers-one-queue';

export const QUEUES_RULES: readonly Rule[] = [
  sqsVisibilityTimeout,
  twoConsumersOneQueue,
  sqsVisibilityMargin,
  sqsSourceNoDlq,
  sqsMaxReceiveCountLow,
  sqsDlqRetention,
  sqsSelfDlq,
  sqsReservedBelowPollers,
  sqsMaxConcurrencyAboveReserved,
  dlqNoAlarm,
];
