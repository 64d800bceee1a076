import { readFileSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckedFinding } from '../check';
import type { Rule, Severity } from '../rule';
import { linesOfResources } from './lines';

const HOME = 'https://github.com/cdk-lambda-patterns/cdk-lambda-patterns';

const LEVELS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

/**
 * Findings for code scanning, as a log of SARIF 2.1.0. A finding is at the line where its resource begins.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(findings: readonly CheckedFinding[], version: string): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexes = new Map(rules.map((rule, index) => [rule, index]));
  const files = [...new Set(findings.map(({ stack }) => stack.file))];
  const lines = new Map(files.map((file) => [file, linesOf(file)]));
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk-lambda-patterns', version, informationUri: HOME, rules: rules.map(descriptor) } },
      columnKind: 'utf16CodeUnits',
      results: findings.map((found) => result(found, indexes.get(found.rule), lines.get(found.stack.file)?.get(found.resource?.logicalId ?? '') ?? 1)),
    }],
  }, undefined, 2)}\n`;
}

function descriptor({ id, severity, statement, fix, source }: Rule): object {
  return {
    id,
    shortDescription: { text: plain(statement) },
    help: { text: `${plain(fix)} See ${source}`, markdown: `${fix} [Source](${source})` },
    helpUri: source,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result({ rule, severity, message, stack, resource, property }: CheckedFinding, ruleIndex: number | undefined, startLine: number): object {
  return {
    ruleId: rule.id,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{
      physicalLocation: { artifactLocation: { uri: uriOf(stack.file) }, region: { startLine } },
      ...resource !== undefined && { logicalLocations: [{
        name: resource.logicalId,
        fullyQualifiedName: [resource.constructPath ?? resource.logicalId, ...property === undefined ? [] : [property]].join('/'),
        kind: 'resource',
      }] },
    }],
  };
}

/** Relative to the working directory, as code scanning wants it; absolute for a file that was given so. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join('/');
}

/** No lines for what cannot be read twice, such as a pipe. */
function linesOf(file: string): ReadonlyMap<string, number> {
  try {
    return linesOfResources(readFileSync(file, 'utf8'));
  } catch {
    return new Map();
  }
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
