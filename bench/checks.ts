import { rmSync } from 'node:fs';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionCode, ProductionFunction } from '../lib';
import { check } from '../lib/checks/check';
import { checkOptions } from '../lib/checks/options';
import { App, readAll } from '../lib/template';
import { compare } from './measure';
import type { Measure } from './measure';
import { synthesize } from './synthesis';

/** Read and check the templates of N production functions with all rules, against the time to synthesize them. */
export function* checks(): Generator<Measure> {
  const code = FunctionCode.inline('exports.handler = async () => undefined;', { runtime: Runtime.NODEJS_24_X });
  const synth = (count: number): string => synthesize(count, (stack, id) => new ProductionFunction(stack, id, { code }));
  for (const count of [100, 1_000]) {
    const directory = synth(count);
    try {
      const measure = compare(`checks of ${count} ProductionFunctions`, 'their synth', () => checkAll(directory), () => rmSync(synth(count), { recursive: true }), { rounds: 3, budget: 0.1 });
      yield { ...measure, each: Number((measure.ours / count).toFixed(2)) };
    } finally {
      rmSync(directory, { recursive: true });
    }
  }
}

function checkAll(directory: string): void {
  check(new App(readAll([directory]).stacks), checkOptions({ today: '2026-01-01' }));
}
