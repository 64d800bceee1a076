import type { Rule } from '../../rule';
import { missingDataBreaching } from './missing-data-breaching';
import { resourceDimensionFormat } from './resource-dimension-format';
import { statistic } from './statistic';

export const ALARMS_RULES: readonly Rule[] = [
  missingDataBreaching,
  resourceDimensionFormat,
  statistic,
];
