import type { Rule } from '../../rule';
import { insightsLayerWithoutPolicy } from './insights-layer-without-policy';
import { logsPermission } from './logs-permission';
import { roleAdministrator } from './role-administrator';
import { rolePolicyOrdering } from './role-policy-ordering';
import { roleTrust } from './role-trust';
import { sharedRole } from './shared-role';
import { tracingPermission } from './tracing-permission';

export const ROLE_RULES: readonly Rule[] = [
  roleTrust,
  logsPermission,
  tracingPermission,
  rolePolicyOrdering,
  roleAdministrator,
  insightsLayerWithoutPolicy,
  sharedRole,
];
