import type { Rule } from '../../rule';
import { logGroupAfterFunction } from './log-group-after-function';
import { logGroupNoRetention } from './log-group-no-retention';
import { logGroupReference } from './log-group-reference';
import { logGroupUnmanaged } from './log-group-unmanaged';
import { logLevelNeedsJson } from './log-level-needs-json';

export const LOGS_RULES: readonly Rule[] = [
  logLevelNeedsJson,
  logGroupReference,
  logGroupUnmanaged,
  logGroupNoRetention,
  logGroupAfterFunction,
];
