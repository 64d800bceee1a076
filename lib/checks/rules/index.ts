import type { Rule } from '../rule';
import { ALARMS_RULES } from './alarms';
import { APP_RULES } from './app';
import { ASSETS_RULES } from './assets';
import { ASYNCHRONOUS_RULES } from './asynchronous';
import { CODE_RULES } from './code';
import { DEPLOYED_RULES } from './deployed';
import { EDGE_RULES } from './edge';
import { FAILURES_RULES } from './failures';
import { FUNCTION_RULES } from './function';
import { LAYERS_RULES } from './layers';
import { LOGS_RULES } from './logs';
import { MAPPINGS_RULES } from './mappings';
import { NETWORK_RULES } from './network';
import { PERMISSIONS_RULES } from './permissions';
import { QUEUES_RULES } from './queues';
import { RELEASE_RULES } from './release';
import { ROLE_RULES } from './role';
import { TRIGGERS_RULES } from './triggers';
import { URLS_RULES } from './urls';

/** Every rule, area by area. A new rule is a line in the index of its area. */
export const RULES: readonly Rule[] = [
  ...FUNCTION_RULES,
  ...CODE_RULES,
  ...NETWORK_RULES,
  ...ROLE_RULES,
  ...LAYERS_RULES,
  ...LOGS_RULES,
  ...FAILURES_RULES,
  ...RELEASE_RULES,
  ...ASYNCHRONOUS_RULES,
  ...PERMISSIONS_RULES,
  ...URLS_RULES,
  ...MAPPINGS_RULES,
  ...QUEUES_RULES,
  ...TRIGGERS_RULES,
  ...EDGE_RULES,
  ...ALARMS_RULES,
  ...ASSETS_RULES,
  ...APP_RULES,
  ...DEPLOYED_RULES,
];
