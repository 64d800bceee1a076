import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { version } from '../../package.json';
import { fn, role } from '../checks/rule-kit';

const LIBRARY = resolve(__dirname, '../..');

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** The command as plain Node.js runs it: compiled file by file, and nothing beside it but YAML. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  const sources = ['checks', 'template', 'private'].flatMap((part) => readdirSync(join(LIBRARY, 'lib', part), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts')).map((file) => join(LIBRARY, 'lib', part, file)));
  buildSync({ entryPoints: [join(LIBRARY, 'bin', 'cli.ts'), ...sources], outbase: LIBRARY, outdir: join(folder, 'dist'), format: 'cjs', platform: 'node', target: 'node20' });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'cdk-lambda-patterns', version }));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(LIBRARY, 'node_modules', 'yaml'), join(folder, 'node_modules', 'yaml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist', 'bin', 'cli.js'), ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, output: stdout, errors: stderr };
}

function write(name: string, content: string | Buffer | object): string {
  writeFileSync(join(folder, name), typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return name;
}

function template(...functions: object[]): object {
  return { Resources: { Role: role(['service-role/AWSLambdaBasicExecutionRole']), ...Object.fromEntries(functions.map((one, index) => [`Fn${index}`, one])) } };
}

interface Found { readonly rule: string; readonly file: string; readonly severity: string; readonly logicalId: string }

function found(...args: string[]): Found[] {
  return JSON.parse(run('check', ...args, '--format', 'json').output) as Found[];
}

describe('the exit code', () => {
  test('is 0 without errors, whatever the warnings', () => {
    const { code, output, errors } = run('check', write('fine.json', template(fn())));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/warnings? in 2 resources of 1 template\n$/);
  });

  test('is 1 with an error', () => {
    const { code, output, errors } = run('check', write('wrong.json', template(fn({ MemorySize: 20_000 }))), '--min-severity', 'error');
    expect({ code, errors }).toEqual({ code: 1, errors: '' });
    expect(output).toMatch(/^wrong\.json\n\n {2}Fn0 {2}AWS::Lambda::Function\n {4}error {4}MemorySize is at most 10240 MB.*got 20000 MB/);
    expect(output).toMatch(/ Function\.MemoryAboveMax at Properties\/MemorySize\n\n1 error in 2 resources of 1 template\n$/);
  });

  test.each<[string, string | Buffer | undefined, RegExp]>([
    ['a file that is not there', undefined, /^cdk-lambda-patterns: input: there is no such file\n$/],
    ['an empty file', '', /: it is empty\n$/],
    ['a binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]), /: it is binary, not a text\n$/],
    ['broken YAML', 'Resources:\n  A: [\n', /input \(line 3, column 1\): it is neither JSON nor YAML/],
    ['another kind of YAML', 'version: 2\n', /input \(Resources\): it has no Resources, so it is no CloudFormation template\n$/],
    ['a template of 5 MB', `{ "Resources": {}, "Text": "${'x'.repeat(5_000_000)}" }`, /: it has more than 4194304 bytes: CloudFormation takes 1 MB\n$/],
    ['a YAML bomb', `a0: &a0 [x, x, x]\n${Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}]`).join('\n')}`, /: it has more than 200000 values\n$/],
    ['deep JSON', `{ "Resources": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`, /: it is nested deeper than 100 levels\n$/],
    ['deep YAML', `Resources: ${'['.repeat(100_000)}`, /: it is nested deeper than 100 levels\n$/],
    ['keys of a prototype', '{ "Resources": { "__proto__": { "Type": "AWS::Lambda::Function" } } }', /input \(__proto__\): it has a key __proto__/],
  ])('is 2 for %s, with file and reason, and nothing is reported', (_, content, reason) => {
    rmSync(join(folder, 'input'), { force: true });
    if (content !== undefined) {
      write('input', content);
    }
    const { code, output, errors } = run('check', 'input');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(reason);
  });

  test('is 2 when one of several files cannot be read', () => {
    const { code, output, errors } = run('check', write('fine.json', template()), 'none.json', '--deployed', 'nowhere.json');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toBe('cdk-lambda-patterns: none.json: there is no such file\ncdk-lambda-patterns: nowhere.json: there is no such file\n');
  });

  test('is 2 for a folder that is no cloud assembly', () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    expect(run('check', 'empty')).toEqual({ code: 2, output: '', errors: `cdk-lambda-patterns: ${join('empty', 'manifest.json')}: the folder has no readable manifest, so it is no cloud assembly\n` });
  });
});

describe('arguments', () => {
  test.each<[string[], RegExp]>([
    [[], /the command is check, got "": see --help\n$/],
    [['report', 'x.json'], /the command is check, got "report": see --help\n$/],
    [['check'], /check needs the path of a template or of a cdk\.out, got none: name at least one\n$/],
    [['check', 'x.json', '--format', 'xml'], /--format is text, json, sarif, got "xml": give one of them\n$/],
    [['check', 'x.json', '--min-severity', 'fatal'], /--min-severity is error, warning, info, got "fatal": give one of them\n$/],
    [['check', 'x.json', '--account-concurrency', '99'], /--account-concurrency is a whole number of at least 100, got "99": give the quota of the account\n$/],
    [['check', 'x.json', '--account-concurrency', 'many'], /got "many"/],
    [['check', 'x.json', '--quiet'], /Unknown option '--quiet'.*: see --help\n$/],
    [['check', 'x.json', '--deployed'], /'--deployed <value>' argument missing: see --help\n$/],
  ])('fails with %j', (args, message) => {
    const { code, output, errors } = run(...args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(message);
  });

  test('all that is wrong is told at once', () => {
    expect(run('check', '--format', 'xml', '--min-severity', 'fatal').errors.split('\n')).toHaveLength(4);
  });

  test('--help and --version answer and do nothing else', () => {
    expect(run('--help')).toMatchObject({ code: 0, output: expect.stringMatching(/^Usage: cdk-lambda-patterns check/) as string, errors: '' });
    expect(run('check', '--version')).toEqual({ code: 0, output: `${version}\n`, errors: '' });
  });
});

describe('options', () => {
  const overspent = template(fn({ ReservedConcurrentExecutions: 950 }));

  test('--min-severity leaves out what is less', () => {
    const file = write('mixed.json', template(fn({ MemorySize: 20_000 })));
    const severities = (level: string): string[] => [...new Set(found(file, '--min-severity', level).map(({ severity }) => severity))].sort();
    expect(severities('info')).toEqual(['error', 'info', 'warning']);
    expect(severities('warning')).toEqual(['error', 'warning']);
    expect(severities('error')).toEqual(['error']);
  });

  test('--account-concurrency makes an error of a budget that does not fit', () => {
    const file = write('reserved.json', overspent);
    const budget = (...args: string[]): string[] => found(file, ...args).filter(({ rule }) => rule === 'Function.ReservedBudget').map(({ severity }) => severity);
    expect(budget()).toEqual(['warning']);
    expect(budget('--account-concurrency', '1000')).toEqual(['error']);
    expect(budget('--account-concurrency', '5000')).toEqual([]);
  });

  test('--deployed finds what a change replaces', () => {
    const now = write('now.json', template(fn({ FunctionName: 'new' })));
    const before = write('before.json', template(fn({ FunctionName: 'old' })));
    expect(found(now, '--deployed', before).map(({ rule }) => rule)).toContain('Function.ImmutablePropertyChange');
    expect(found(now).map(({ rule }) => rule)).not.toContain('Function.ImmutablePropertyChange');
  });

  test('--format sarif is a log of this version', () => {
    const { code, output } = run('check', write('wrong.json', template(fn({ MemorySize: 20_000 }))), '--format', 'sarif');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'cdk-lambda-patterns', version } } }] });
  });

  test('the day of the check is known to the rules that need one', () => {
    const file = write('old.json', template(fn({ Runtime: 'nodejs22.x' })));
    const runtimes = (day: string): boolean => {
      write('day.js', `globalThis.Date = class extends Date { constructor() { super('${day}'); } };`);
      const { stdout } = spawnSync(process.execPath, ['--require', './day.js', 'dist/bin/cli.js', 'check', file], { cwd: folder, encoding: 'utf8' });
      return stdout.includes('Function.RuntimeNearEol');
    };
    expect([runtimes('2026-01-01'), runtimes('2027-01-01')]).toEqual([false, true]);
  });
});

describe('templates', () => {
  test('of YAML with short forms are read', () => {
    const file = write('template.yaml', `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: { Statement: [] } }
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      MemorySize: !If [Large, 20000, 30000]
      Role: !GetAtt Role.Arn
`);
    expect(found(file, '--min-severity', 'error').map(({ rule }) => rule)).toContain('Function.MemoryAboveMax');
  });

  test('together are one app, in which one stack is known to the other', () => {
    const producer = write('producer.json', {
      ...template(fn()),
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Fn0', 'Arn'] }, Export: { Name: 'fn' } } },
    });
    const consumer = write('consumer.json', { Resources: { Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: { 'Fn::ImportValue': 'fn' } }] } },
    } } });
    const missing = (...files: string[]): string[] => found(...files).filter(({ rule }) => rule === 'Trigger.PermissionMissing').map(({ file }) => file);
    expect(missing(consumer)).toEqual([]);
    expect(missing(producer, consumer)).toEqual(['consumer.json']);
  });

  test('that end a pipe early do no harm', () => {
    const file = write('many.json', template(...Array.from({ length: 2_000 }, () => fn({ MemorySize: 20_000 }))));
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" dist/bin/cli.js check ${file} | head -n 1`], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
