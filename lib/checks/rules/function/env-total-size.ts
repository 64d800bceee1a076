import { FUNCTION_LIMITS } from '../../../private/limits';
import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { variablesOf } from '../../variables';

const { environmentBytes: max } = FUNCTION_LIMITS;

/** What the deployment alone knows counts as empty, so the size is a lower bound. */
export const envTotalSize: Rule = {
  id: 'Function.EnvTotalSize',
  severity: 'error',
  statement: `The environment variables of a function take more than ${max} bytes as JSON.`,
  fix: 'Move settings to Parameter Store, AppConfig or S3.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  check: onEachFunction((fn) => {
    const bytes = Math.min(...variablesOf(fn).map(bytesOf));
    return bytes <= max
      ? undefined
      : finding(fn.at('Environment', 'Variables'), `Environment.Variables take at most ${max} bytes as JSON, got at least ${bytes}: move settings to Parameter Store, AppConfig or S3`);
  }),
};

function bytesOf(variables: readonly (readonly [string, Reading])[]): number {
  return Buffer.byteLength(JSON.stringify(Object.fromEntries(variables.map(([name, value]) => [name, shortest(value)]))));
}

/** The known pieces of the shortest alternative. */
function shortest(value: Reading): string {
  const texts = value.alternatives.map((alternative) => (alternative.parts() ?? []).filter((part) => typeof part === 'string').join(''));
  return texts.reduce((least, text) => (Buffer.byteLength(JSON.stringify(text)) < Buffer.byteLength(JSON.stringify(least)) ? text : least));
}
