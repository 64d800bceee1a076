import { CfnAlias } from 'aws-cdk-lib/aws-lambda';
import { lit, outside } from '../private/errors';
import { WARM_LIMITS } from '../private/limits';
import type { WarmStrategy } from './warm-strategy';

/** Always the same number. */
export function fixed(environments: number): WarmStrategy {
  const { minEnvironments } = WARM_LIMITS;
  return {
    numbers: [environments],
    problems: [outside(environments, minEnvironments, Number.MAX_SAFE_INTEGER, {
      code: lit`WarmEnvironmentsOutOfRange`,
      message: `environments must be a whole number of at least ${minEnvironments}, got ${environments}: leave warm out to keep none`,
    })],
    apply: (_scope, { node: { defaultChild: resource } }) => {
      if (CfnAlias.isCfnAlias(resource)) {
        resource.provisionedConcurrencyConfig = { provisionedConcurrentExecutions: environments };
      }
    },
  };
}
