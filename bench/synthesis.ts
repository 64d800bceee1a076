import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { FunctionCode, ProductionFunction } from '../lib';
import { functionByHand } from './function-by-hand';
import { compare } from './measure';
import type { Measure } from './measure';

/** A stack holds at most 500 resources. */
const FUNCTIONS_IN_A_STACK = 25;

/** Construct and synthesize N production functions, against the same resources written with the L2s of the CDK. */
export function* synthesis(): Generator<Measure> {
  const code = FunctionCode.inline('exports.handler = async () => undefined;', { runtime: Runtime.NODEJS_24_X });
  const ours = (stack: Stack, id: string): ProductionFunction => new ProductionFunction(stack, id, { code });
  resources(ours, functionByHand);
  for (const count of [1, 100, 500]) {
    yield compare(`synth of ${count} ProductionFunctions`, 'plain L2s', () => synth(count, ours), () => synth(count, functionByHand), { rounds: count > 100 ? 3 : 5, budget: 1.15 });
  }
}

type Define = (stack: Stack, id: string) => unknown;

function synth(count: number, define: Define): void {
  rmSync(synthesize(count, define), { recursive: true });
}

/** Synthesizes an app of stacks with 25 functions each, and says where. */
export function synthesize(count: number, define: Define): string {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  const app = new App({ outdir, context: flags });
  for (let i = 0, stack = new Stack(app, 'Stack0'); i < count; i++) {
    if (i > 0 && i % FUNCTIONS_IN_A_STACK === 0) {
      stack = new Stack(app, `Stack${i}`);
    }
    define(stack, `Function${i}`);
  }
  app.synth();
  return outdir;
}

/** A comparison of different things would prove nothing. */
function resources(...sides: Define[]): void {
  const [ours, theirs] = sides.map((define) => {
    const app = new App({ context: flags });
    define(new Stack(app, 'Stack'), 'Function');
    const { Resources } = app.synth().getStackByName('Stack').template as { Resources: { [id: string]: { Type: string } } };
    return Object.values(Resources).map(({ Type }) => Type).sort().join('\n');
  });
  if (ours !== theirs) {
    process.stderr.write(`the two sides define different resources:\n${ours}\n---\n${theirs}\n`);
    process.exit(1);
  }
}
