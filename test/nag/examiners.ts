import { Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagRuleCompliance, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, rules, ServerlessChecks } from 'cdk-nag';
import type { IApplyRule, NagPack } from 'cdk-nag';
import LambdaLogging from 'cdk-nag/lib/rules/lambda/LambdaLogging';
import LambdaLogLevel from 'cdk-nag/lib/rules/lambda/LambdaLogLevel';

/** A finding of a rule pack. */
export interface Finding {
  readonly rule: string;
  readonly constructPath: string;
  /** Why it was acknowledged; undefined when it was not. */
  readonly reason?: string;
}

/** Rules that cdk-nag ships and puts in no pack. */
const UNPACKED = { LambdaLogging, LambdaLogLevel, LambdaEventSourceSQSVisibilityTimeout: rules.lambda.LambdaEventSourceSQSVisibilityTimeout };

/** The packs that ask what every application should be asked. */
export const GENERAL = [recording(AwsSolutionsChecks), recording(ServerlessChecks)];

/** All packs: those for regulated workloads too. */
export const REGULATED = [...GENERAL, recording(HIPAASecurityChecks), recording(NIST80053R4Checks), recording(NIST80053R5Checks), recording(PCIDSS321Checks)];

/** Everything the packs find in an application, acknowledged or not. */
export function findingsOf(app: App, packs: (new () => NagPack & { readonly found: Finding[] })[]): Finding[] {
  return packs.flatMap((Pack) => {
    const pack = new Pack();
    const open = pack.validateScope(app).violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`));
    const acknowledged = pack.found.filter(({ rule, constructPath }) => !open.includes(`${rule} ${constructPath}`));
    // What the pack reports and the recording did not see is a rule that failed to run.
    expect(open.filter((text) => !pack.found.some(({ rule, constructPath }) => text === `${rule} ${constructPath}`))).toEqual([]);
    expect(acknowledged.every(({ reason }) => reason !== undefined)).toBe(true);
    return pack.found.map(({ rule, constructPath, reason }) => open.includes(`${rule} ${constructPath}`) ? { rule, constructPath } : { rule, constructPath, reason });
  });
}

/** The findings that nobody acknowledged. */
export function openFindingsOf(app: App, packs: (new () => NagPack & { readonly found: Finding[] })[]): string[] {
  return findingsOf(app, packs).filter(({ reason }) => reason === undefined).map(({ rule, constructPath }) => `${rule} ${constructPath}`);
}
