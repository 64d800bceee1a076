import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { buildSync } from 'esbuild';
import { FunctionCode } from '../lib';
import { compare } from './measure';
import type { Measure } from './measure';

const FUNCTIONS = 100;
const CLIENTS = ['client-dynamodb', 'client-eventbridge'];

/** Bundle a hundred functions that use the AWS SDK, against one raw esbuild call and against `NodejsFunction`. */
export function* bundling(): Generator<Measure> {
  const project = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const entries = writeProject(project);
    const ours = (): void => synth((stack) => entries.forEach((entry, i) => {
      const { code, runtime, handler } = FunctionCode.typescript(entry).bind(stack);
      new LambdaFunction(stack, `Function${i}`, { code, runtime, handler, architecture: Architecture.ARM_64 });
    }));
    yield compare(`bundle ${FUNCTIONS} functions`, 'one raw esbuild call', ours, () => raw(entries, project), { rounds: 3, budget: 1.3 });
    const theirs = (): void => synth((stack) => entries.forEach((entry, i) => new NodejsFunction(stack, `Function${i}`, {
      entry, runtime: Runtime.NODEJS_24_X, architecture: Architecture.ARM_64, projectRoot: project, depsLockFilePath: join(project, 'package-lock.json'),
      bundling: { minify: true, sourceMap: true, keepNames: true, externalModules: [] },
    })));
    yield compare(`bundle ${FUNCTIONS} functions`, 'NodejsFunction', ours, theirs, { rounds: 1, budget: 0.1 });
  } finally {
    rmSync(project, { recursive: true });
  }
}

function raw(entries: string[], project: string): void {
  buildSync({
    entryPoints: Object.fromEntries(entries.map((entry, i) => [`function${i}/index`, entry])),
    bundle: true, minify: true, keepNames: true, sourcemap: 'linked', sourcesContent: false, platform: 'node', target: 'node24', format: 'cjs',
    outdir: join(project, 'raw'), logLevel: 'error',
  });
}

function synth(define: (stack: Stack) => void): void {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-out-'));
  const app = new App({ outdir });
  define(new Stack(app, 'Stack'));
  app.synth();
  rmSync(outdir, { recursive: true });
}

/** A project with modules of its own, some shared, some used by one function, and the SDK from the installed packages. */
function writeProject(project: string): string[] {
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'package.json'), '{ "name": "bench", "private": true }');
  writeFileSync(join(project, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {} }');
  mkdirSync(join(project, 'shared'));
  for (let i = 0; i < 10; i++) {
    const rules = Array.from({ length: 40 }, (_, rule) => `  rule${rule}: (value: unknown): boolean => typeof value === 'string' && value.length > ${rule},`);
    writeFileSync(join(project, 'shared', `rules${i}.ts`), `export const rules${i} = {\n${rules.join('\n')}\n};\n`);
  }
  return Array.from({ length: FUNCTIONS }, (_, i) => {
    const file = join(project, `function${i}.ts`);
    const [client, name] = i % 2 === 0 ? [CLIENTS[0], 'DynamoDBClient'] : [CLIENTS[1], 'EventBridgeClient'];
    writeFileSync(file, [
      `import { ${name} } from '@aws-sdk/${client}';`,
      `import { rules${i % 10} } from './shared/rules${i % 10}';`,
      `import { rules${(i + 3) % 10} as others } from './shared/rules${(i + 3) % 10}';`,
      `const client = new ${name}({});`,
      'export const handler = async (event: { [key: string]: unknown }): Promise<string[]> => {',
      `  const checks = { ...rules${i % 10}, ...others };`,
      `  return Object.entries(checks).filter(([, rule]) => rule(event.value)).map(([id]) => \`\${id} ${i} \${typeof client.config.region}\`);`,
      '};',
    ].join('\n'));
    return file;
  });
}
