import type { Rule } from '../lib/checks/rule';

const INTRODUCTION = `# Rules

What \`LambdaChecks\` and \`cdk-lambda-patterns check\` look for. This page is made from the rules by \`npm run rules\`.

| severity | means |
| --- | --- |
| error | the deployment is refused, or what it deploys can never work |
| warning | it deploys, and loses data, is insecure, breaks under load or is almost surely a mistake |
| info | advice, or cost |

What only the deployment knows, such as a parameter, is never reported.`;

/** The page that lists all rules, area by area in the order of the alphabet. */
export function rulesDocument(rules: readonly Rule[]): string {
  const areas = [...new Set(rules.map(areaOf))].sort();
  const sections = areas.map((area) => {
    const rows = rules.filter((rule) => areaOf(rule) === area).sort((a, b) => (a.id < b.id ? -1 : 1)).map(row);
    return `## ${area}\n\n| rule | severity | what | fix | source |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
  });
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function areaOf({ id }: Rule): string {
  return id.split('.')[0];
}

function row({ id, severity, statement, fix, source }: Rule): string {
  return `| \`${id}\` | ${severity} | ${cell(statement)} | ${cell(fix)} | [page](${source}) |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
