import type { Rule } from '../../rule';
import { asyncNoFailureSink } from './async-no-failure-sink';
import { dlqKmsPermission } from './dlq-kms-permission';
import { dlqUnused } from './dlq-unused';

export const FAILURES_RULES: readonly Rule[] = [
  asyncNoFailureSink,
  dlqKmsPermission,
  dlqUnused,
];
