import type { Rule } from '../../rule';
import { codeDeployAllAtOnce } from './code-deploy-all-at-once';
import { codeDeployWithWeights } from './code-deploy-with-weights';
import { duplicateName } from './duplicate-name';
import { foreignVersion } from './foreign-version';
import { noRollbackAlarm } from './no-rollback-alarm';
import { pointsToLatest } from './points-to-latest';
import { provisionedAboveReserved } from './provisioned-above-reserved';
import { provisionedBelowOne } from './provisioned-below-one';
import { provisionedEqualsReserved } from './provisioned-equals-reserved';
import { provisionedOnLatest } from './provisioned-on-latest';
import { provisionedOnProvisionedVersion } from './provisioned-on-provisioned-version';
import { provisionedOnVersion } from './provisioned-on-version';
import { qualifierOrdering } from './qualifier-ordering';
import { sameVersionTwice } from './same-version-twice';
import { scalableTargetQualifier } from './scalable-target-qualifier';
import { tooManyWeights } from './too-many-weights';
import { twoProvisionedAliases } from './two-provisioned-aliases';
import { twoVersionsOfOneFunction } from './two-versions-of-one-function';
import { versionNotRetained } from './version-not-retained';
import { versionReference } from './version-reference';
import { weightRange } from './weight-range';
import { weightedLatestPrimary } from './weighted-latest-primary';

export const RELEASE_RULES: readonly Rule[] = [
  tooManyWeights,
  weightRange,
  weightedLatestPrimary,
  versionReference,
  sameVersionTwice,
  foreignVersion,
  provisionedOnLatest,
  provisionedBelowOne,
  provisionedOnProvisionedVersion,
  twoProvisionedAliases,
  provisionedAboveReserved,
  scalableTargetQualifier,
  duplicateName,
  pointsToLatest,
  twoVersionsOfOneFunction,
  noRollbackAlarm,
  codeDeployWithWeights,
  qualifierOrdering,
  provisionedEqualsReserved,
  provisionedOnVersion,
  versionNotRetained,
  codeDeployAllAtOnce,
];
