import type { App, Resource } from '../../template';
import { group } from '../../template/grouped';
import type { CheckedFinding } from '../check';
import type { Severity } from '../rule';
import { printable } from './printable';

/** How a text is shown on a terminal. */
type Style = Severity | 'title' | 'subtle';

/** Codes of ECMA-48 that begin a style. */
const STYLES: { readonly [style in Style]: string } = { error: '1;31', warning: '33', info: '36', title: '1', subtle: '2' };

/** Worst first. */
const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** As wide as the longest severity. */
const SEVERITY_WIDTH = 'warning'.length;

/** Findings for people: by template and by resource, with a summary at the end. */
export function textReport(findings: readonly CheckedFinding[], app: App, isColoured: boolean): string {
  const show: Show = (text, style) => (isColoured ? `\u001b[${STYLES[style]}m${printable(text)}\u001b[0m` : printable(text));
  const lines = [...by(findings, ({ stack }) => stack)].flatMap(([{ file }, ofStack]) => [
    show(file, 'title'),
    '',
    ...[...by(ofStack, ({ resource }) => resource)].flatMap(([resource, ofResource]) => [
      `  ${heading(resource, show)}`,
      ...ORDER.flatMap((level) => ofResource.filter(({ severity }) => severity === level)).flatMap((found) => entry(found, show)),
      '',
    ]),
  ]);
  return `${[...lines, show(summary(findings, app), 'title')].join('\n')}\n`;
}

type Show = (text: string, style: Style) => string;

function by<K>(findings: readonly CheckedFinding[], keyOf: (found: CheckedFinding) => K): ReadonlyMap<K, readonly CheckedFinding[]> {
  const groups = new Map<K, CheckedFinding[]>();
  for (const found of findings) {
    group(groups, keyOf(found), found);
  }
  return groups;
}

function heading(resource: Resource | undefined, show: Show): string {
  if (resource === undefined) {
    return show('the stack as a whole', 'subtle');
  }
  const { logicalId, type, constructPath } = resource;
  return [show(logicalId, 'title'), show(type, 'subtle'), ...constructPath === undefined ? [] : [show(constructPath, 'subtle')]].join('  ');
}

function entry({ severity, message, rule, property }: CheckedFinding, show: Show): string[] {
  const place = property === undefined ? '' : ` at ${property}`;
  return [
    `    ${show(severity.padEnd(SEVERITY_WIDTH), severity)}  ${printable(message)}`,
    `    ${' '.repeat(SEVERITY_WIDTH)}  ${show(`${rule.id}${place}`, 'subtle')}`,
  ];
}

function summary(findings: readonly CheckedFinding[], app: App): string {
  const counts = ORDER.flatMap((severity) => {
    const count = findings.filter((found) => found.severity === severity).length;
    return count === 0 ? [] : [severity === 'info' ? `${count} info` : counted(count, severity)];
  });
  return `${counts.length === 0 ? 'no findings' : counts.join(', ')} in ${counted(app.resources.length, 'resource')} of ${counted(app.stacks.length, 'template')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
