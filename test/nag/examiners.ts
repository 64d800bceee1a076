import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagRuleCompliance, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import type { IApplyRule, NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** A finding of a rule pack. */
export interface Finding {
  readonly rule: string;
  readonly constructPath: string;
  /** Why it was acknowledged; undefined when it was not. */
  readonly reason?: string;
}

/** A pack that keeps what it found, acknowledged or not. */
type Examiner = new () => NagPack & { readonly found: Finding[] };

/** The packs that ask what every application should be asked. */
export const GENERAL: Examiner[] = [recording(AwsSolutionsChecks), recording(ServerlessChecks)];

/** All packs: those for regulated workloads too. */
export const ALL: Examiner[] = [
  ...GENERAL, recording(HIPAASecurityChecks), recording(NIST80053R4Checks), recording(NIST80053R5Checks), recording(PCIDSS321Checks),
];

/** Everything the packs find below a scope. */
export function findingsOf(scope: IConstruct, packs: Examiner[]): Finding[] {
  return packs.flatMap((Pack) => {
    const pack = new Pack();
    const open = pack.validateScope(scope).violations
      .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`));
    // The pack itself must see it as we do, and no rule may have failed to run.
    expect(open).toEqual(expect.arrayContaining(pack.found.filter(({ reason }) => reason === undefined).map(named)));
    expect(open).toHaveLength(pack.found.filter(({ reason }) => reason === undefined).length);
    return pack.found;
  });
}

/** The findings that nobody acknowledged. */
export function openFindingsOf(scope: IConstruct, packs: Examiner[]): string[] {
  return findingsOf(scope, packs).filter(({ reason }) => reason === undefined).map(named);
}

function named({ rule, constructPath }: Finding): string {
  return `${rule} ${constructPath}`;
}

function recording(Pack: new () => NagPack): Examiner {
  // Any concrete pack: which one makes no difference to what is overridden.
  class Recording extends (Pack as typeof AwsSolutionsChecks) {
    public readonly found: Finding[] = [];

    protected override applyRule(params: IApplyRule): void {
      const { node, ruleSuffixOverride = params.rule.name } = params;
      const result = params.rule(node);
      const id = `${this.packName}-${ruleSuffixOverride}`;
      const ids = Array.isArray(result) ? result.map((finding) => `${id}[${finding}]`) : result === NagRuleCompliance.NON_COMPLIANT ? [id] : [];
      this.found.push(...ids.map((found) => ({ rule: found, constructPath: node.node.path, reason: reasonOf(node, found) })));
      super.applyRule(params);
    }
  }
  return Recording;
}

/** The reason of the nearest acknowledgement, on the resource or around it. */
function reasonOf(resource: IConstruct, rule: string): string | undefined {
  const entries = resource.node.scopes.toReversed().flatMap(({ node }) => node.metadata);
  const acknowledged = entries
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries<string>(data));
  return acknowledged.find(([id]) => id.replace(/^annotation::/i, '') === rule)?.[1];
}
