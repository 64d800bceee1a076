#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from '../lib/checks/check';
import { checkOptions } from '../lib/checks/options';
import { jsonReport, printable, sarifReport, textReport } from '../lib/checks/report';
import type { Severity } from '../lib/checks/rule';
import { CHECK_DEFAULTS } from '../lib/private/limits';
import { packageRoot } from '../lib/private/runtime-package';
import { App, readAll } from '../lib/template';

const HELP = `Usage: cdk-lambda-patterns check <template or cdk.out>... [options]

Finds Lambda configurations that do not deploy, lose data or break under load, in CloudFormation
templates of JSON or YAML and in what the CDK synthesizes. Several templates are one app: what one
stack takes from another is followed.

Options:
  --format text|json|sarif           how findings are written (default: text)
  --min-severity error|warning|info  the least severity that is reported (default: warning)
  --account-concurrency <number>     the account's quota of concurrent executions
  --deployed <template or cdk.out>   what is deployed now, to find what a change replaces or loses
  --version                          the version of this program
  --help                             this text

Exit code: 0 when there are no errors, 1 when there are, 2 when a file cannot be read or an argument is wrong.
`;

const FORMATS: readonly string[] = ['text', 'json', 'sarif'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What the arguments say; anything wrong among them ends the program. */
interface Command {
  readonly paths: readonly string[];
  readonly deployed: readonly string[];
  readonly format: string;
  readonly minSeverity: Severity;
  readonly accountConcurrency?: number;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      'min-severity': { type: 'string', default: 'warning' },
      'account-concurrency': { type: 'string' },
      deployed: { type: 'string', multiple: true, default: [] },
      version: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true || values.version === true) {
    process.stdout.write(values.help === true ? HELP : `${version()}\n`);
    return 0;
  }
  const [command, ...paths] = positionals;
  const { format, 'min-severity': severity, 'account-concurrency': concurrency, deployed } = values;
  const minSeverity = SEVERITIES.find((known) => known === severity);
  const accountConcurrency = concurrency === undefined ? undefined : Number(concurrency);
  const { minUnreserved } = CHECK_DEFAULTS;
  const problems = [
    command === 'check' ? [] : `the command is check, got ${JSON.stringify(command ?? '')}: see --help`,
    command !== 'check' || paths.length > 0 ? [] : 'check needs the path of a template or of a cdk.out, got none: name at least one',
    FORMATS.includes(format) ? [] : `--format is ${FORMATS.join(', ')}, got ${JSON.stringify(format)}: give one of them`,
    minSeverity !== undefined ? [] : `--min-severity is ${SEVERITIES.join(', ')}, got ${JSON.stringify(severity)}: give one of them`,
    accountConcurrency === undefined || (Number.isSafeInteger(accountConcurrency) && accountConcurrency >= minUnreserved) ? []
      : `--account-concurrency is a whole number of at least ${minUnreserved}, got ${JSON.stringify(concurrency)}: give the quota of the account`,
  ].flat();
  return minSeverity === undefined || problems.length > 0
    ? refuse(problems)
    : run({ paths, deployed, format, minSeverity, ...accountConcurrency !== undefined && { accountConcurrency } });
}

function run({ paths, deployed, format, ...options }: Command): number {
  const [now, before] = [readAll(paths), readAll(deployed)];
  const unreadable = [...now.unreadable, ...before.unreadable];
  if (unreadable.length > 0) {
    // What is found in half of an app can be what the other half makes right.
    return refuse(unreadable.map(({ file, where, why }) => `${file}${where === undefined ? '' : ` (${where})`}: ${why}`));
  }
  const app = new App(now.stacks);
  const findings = check(app, checkOptions({
    ...options,
    today: new Date().toISOString().slice(0, 10),
    ...deployed.length > 0 && { deployed: new App(before.stacks) },
  }));
  process.stdout.write(
    format === 'json' ? jsonReport(findings)
      : format === 'sarif' ? sarifReport(findings, version())
        : textReport(findings, app, isColoured()),
  );
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function refuse(problems: readonly string[]): number {
  process.stderr.write(problems.map((problem) => `cdk-lambda-patterns: ${printable(problem)}\n`).join(''));
  return 2;
}

/** @see https://no-color.org */
function isColoured(): boolean {
  return process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '';
}

function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot(__dirname), 'package.json'), 'utf8')) as { readonly version: string }).version;
}

// Whoever reads the output can have enough of it, as `head` has.
process.stdout.on('error', ({ code }: { readonly code?: string }) => process.exit(code === 'EPIPE' ? process.exitCode : 2));

try {
  process.exitCode = main();
} catch (error) {
  // Arguments that cannot be parsed are said in a sentence; anything else is a fault of this program.
  const { code = '', message, stack } = error as { readonly code?: string; readonly message: string; readonly stack: string };
  process.exitCode = refuse([code.startsWith('ERR_PARSE_ARGS') ? `${message}: see --help` : stack]);
}
