import type { Rule } from '../../rule';
import { envVars } from './env-vars';
import { includeBodyOnResponse } from './include-body-on-response';
import { limits } from './limits';
import { notVersioned } from './not-versioned';
import { roleTrust } from './role-trust';
import { unsupportedFeature } from './unsupported-feature';
import { versionNotRetained } from './version-not-retained';

export const EDGE_RULES: readonly Rule[] = [
  notVersioned,
  envVars,
  roleTrust,
  limits,
  unsupportedFeature,
  includeBodyOnResponse,
  versionNotRetained,
];
