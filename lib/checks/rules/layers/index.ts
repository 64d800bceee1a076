import type { Rule } from '../../rule';
import { layerArchitectureMismatch } from './layer-architecture-mismatch';
import { layerDuplicate } from './layer-duplicate';
import { layerRegionMismatch } from './layer-region-mismatch';
import { layerRuntimeMismatch } from './layer-runtime-mismatch';
import { organizationNeedsStar } from './organization-needs-star';
import { publicLayer } from './public-layer';
import { sharedNotRetained } from './shared-not-retained';
import { warnPolicy } from './warn-policy';

export const LAYERS_RULES: readonly Rule[] = [
  layerDuplicate,
  layerRegionMismatch,
  layerArchitectureMismatch,
  layerRuntimeMismatch,
  sharedNotRetained,
  organizationNeedsStar,
  publicLayer,
  warnPolicy,
];
