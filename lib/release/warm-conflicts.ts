import { Token } from 'aws-cdk-lib';
import { CfnAlias, CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { functionSettings } from '../private/function-settings';
import { known } from '../private/values';
import { warn } from '../private/warnings';
import { isHeldBack } from './hold-back-mark';

/** What Lambda refuses to keep warm. All of it is read off the resources, so nobody has to tell. */
export function aliasProblems(alias: Alias, numbers: number[]): (Problem | undefined)[] {
  const [reserved, most] = [reservedFor(alias), highest(numbers)];
  return [
    alias.version.version === '$LATEST' ? {
      code: lit`WarmOnLatest`,
      message: `alias must name a published version to keep warm, got $LATEST behind "${alias.aliasName}": name the function's currentVersion`,
    } : undefined,
    hasWeights(alias) || isHeldBack(alias) ? {
      code: lit`WarmWithWeights`,
      message: `warm must not be given for an alias with weights, got "${alias.aliasName}" with more than one version: shift the traffic with Rollout.canary() or Rollout.linear(), or leave warm out until the split is over`,
    } : undefined,
    hasSnapStart(alias) ? {
      code: lit`WarmWithSnapStart`,
      message: 'warm must not be given together with snapStart, got both: keep warm for the shortest start, or snapStart to pay for nothing idle',
    } : undefined,
    reserved !== undefined && most !== undefined && most > reserved ? {
      code: lit`WarmAboveReserved`,
      message: `warm must keep at most the function's reservedConcurrentExecutions (${reserved}), got ${most}: lower it, or reserve more`,
    } : undefined,
  ];
}

/** Warns when nothing of the reservation is left for what is not warm. */
export function warnOfSpentReservation(scope: Construct, alias: Alias, numbers: number[]): void {
  const reserved = reservedFor(alias);
  if (reserved !== undefined && highest(numbers) === reserved) {
    warn(scope, 'Warm.allOfReserved', `warm takes all of reservedConcurrentExecutions (${reserved}): $LATEST and every other version and alias are throttled fully, reserve more`);
  }
}

function reservedFor(alias: Alias): number | undefined {
  return functionSettings(alias).reservedConcurrentExecutions;
}

function highest(numbers: number[]): number | undefined {
  const all = numbers.flatMap((number) => known(number) ?? []);
  return all.length > 0 ? Math.max(...all) : undefined;
}

function hasWeights({ node: { defaultChild: resource } }: Alias): boolean {
  const routing = CfnAlias.isCfnAlias(resource) ? resource.routingConfig : undefined;
  return routing !== undefined && !Token.isUnresolved(routing);
}

function hasSnapStart({ lambda: { node: { defaultChild: resource } } }: Alias): boolean {
  const snapStart = CfnFunction.isCfnFunction(resource) ? resource.snapStart : undefined;
  return snapStart !== undefined && !Token.isUnresolved(snapStart) && (snapStart as CfnFunction.SnapStartProperty).applyOn === 'PublishedVersions';
}
