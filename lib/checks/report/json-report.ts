import type { CheckedFinding } from '../check';

/** Findings for programs: a list of `{ file, rule, severity, logicalId, path, message, fix }`, all texts, `''` where there is nothing to say. */
export function jsonReport(findings: readonly CheckedFinding[]): string {
  return `${JSON.stringify(findings.map(({ stack, rule, severity, resource, property, message }) => ({
    file: stack.file,
    rule: rule.id,
    severity,
    logicalId: resource?.logicalId ?? '',
    path: property ?? '',
    message,
    fix: rule.fix,
  })), undefined, 2)}\n`;
}
