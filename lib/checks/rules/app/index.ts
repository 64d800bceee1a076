import type { Rule } from '../../rule';
import { crossRegionSource } from './cross-region-source';
import { duplicateFunctionName } from './duplicate-function-name';
import { edgeRegion } from './edge-region';
import { imageRegionMismatch } from './image-region-mismatch';
import { provisionedBudget } from './provisioned-budget';
import { resourceCount } from './resource-count';

export const APP_RULES: readonly Rule[] = [
  duplicateFunctionName,
  imageRegionMismatch,
  edgeRegion,
  crossRegionSource,
  provisionedBudget,
  resourceCount,
];
