import { strictEqual, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const APP = resolve('test', 'consumer', 'app');

/** What a new app installs beside the package, in the versions the library is tested with. */
const BESIDE = ['aws-cdk-lib', 'constructs', 'cdk-nag', 'esbuild', 'typescript', '@types/node'];

/** Everything that may be in the package. */
const CONTENT = [
  /^package\.json$/, /^[A-Z]+(\.md)?$/, /^\.jsii$/, /^rosetta\/[\w-]+\.ts-fixture$/,
  /^dist\/(lib|bin)\/.+\.(js|d\.ts)$/, /^node_modules\/yaml\//, /^runtime\/[\w-]+\/[\w-]+\.mjs$/,
];

interface Template {
  readonly Resources: { readonly [id: string]: { readonly Type: string } };
}

/**
 * The package as its users get it: packed, installed into a new app outside the repository, compiled against and run.
 */
function main(): void {
  const directory = mkdtempSync(join(tmpdir(), 'consumer-'));
  try {
    const tarball = join(directory, pack(directory));
    cpSync(APP, directory, { recursive: true });
    install(directory, tarball);
    run(directory, join(directory, 'node_modules', '.bin', 'tsc'), ['--project', '.']);
    checkSynthesis(directory);
    checkCommand(directory);
    console.log('consumer: packed, installed, compiled, synthesized twice with the same result, and checked');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function pack(directory: string): string {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', directory], { encoding: 'utf8' });
  const [packed] = JSON.parse(output) as { filename: string; size: number; files: { path: string }[] }[];
  const paths = packed.files.map(({ path }) => path);
  const foreign = paths.filter((path) => !CONTENT.some((pattern) => pattern.test(path)));
  strictEqual(foreign.length, 0, `the package holds files that users do not need: ${foreign.join(', ')}`);
  for (const needed of ['.jsii', 'LICENSE', 'README.md', 'RULES.md', 'dist/bin/cli.js', 'dist/lib/index.js', 'dist/lib/index.d.ts', 'node_modules/yaml/package.json']) {
    ok(paths.includes(needed), `the package lacks ${needed}`);
  }
  console.log(`consumer: ${paths.length} files, ${Math.round(packed.size / 1024)} kB packed`);
  return packed.filename;
}

function install(directory: string, tarball: string): void {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: { [name: string]: string } };
  const beside = BESIDE.map((name) => `${name}@${devDependencies[name]}`);
  run(directory, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...beside]);
}

function checkSynthesis(directory: string): void {
  const [first, second] = ['first', 'second'].map((assembly) => synthesize(directory, assembly));
  strictEqual(second, first, 'two syntheses of the same app differ');
  const types = Object.values((JSON.parse(first) as Template).Resources).map(({ Type }) => Type);
  for (const type of ['AWS::Lambda::Function', 'AWS::Lambda::Version', 'AWS::Lambda::Alias', 'AWS::Lambda::EventSourceMapping', 'AWS::SQS::Queue']) {
    ok(types.includes(type), `the template has no ${type}`);
  }
  const bundled = readdirSync(join(directory, 'first'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  ok(bundled.length > 0, 'no handler was bundled');
}

/** The command as the README has it. It fails when it finds an error. */
function checkCommand(directory: string): void {
  const output = execFileSync('npx', ['--no-install', 'cdk-lambda-patterns', 'check', 'first', '--format', 'json'], { cwd: directory, encoding: 'utf8' });
  ok(Array.isArray(JSON.parse(output)), 'the findings are no list');
}

function synthesize(directory: string, assembly: string): string {
  run(directory, process.execPath, [join('out', 'app.js')], { CDK_OUTDIR: join(directory, assembly) });
  return readFileSync(join(directory, assembly, 'Consumer.template.json'), 'utf8');
}

function run(cwd: string, command: string, args: string[], environment: NodeJS.ProcessEnv = {}): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...environment } });
}

main();
