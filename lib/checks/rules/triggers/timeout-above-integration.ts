import { UNSAID } from '../../../private/limits';
import type { Resource } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import type { SyncIntegration } from './integrations';
import { syncIntegrations } from './integrations';

export const timeoutAboveIntegration: Rule = {
  id: 'Api.TimeoutAboveIntegration',
  severity: 'warning',
  statement: 'A function may run longer than the API that waits for its answer.',
  fix: 'Set `Timeout` of the function to that of the integration or less, or answer at once and work asynchronously.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  check: (app, options) => [...shortest(syncIntegrations(app, options)).values()].flatMap(({ fn, resource, milliseconds }) => {
    const timeout = fn.at('Timeout');
    const seconds = timeout.or(UNSAID.functionTimeoutSeconds).numberThat((value) => value * 1_000 > milliseconds);
    return seconds === undefined ? []
      : finding(timeout, `Timeout must be at most the ${milliseconds / 1_000} s that API Gateway waits at ${resource.logicalId}, got ${seconds} s: set it to ${Math.max(Math.floor(milliseconds / 1_000), 1)}`);
  }),
};

/** One for each function: many methods call it, and one finding says it. */
function shortest(integrations: readonly SyncIntegration[]): ReadonlyMap<Resource, SyncIntegration> {
  const found = new Map<Resource, SyncIntegration>();
  for (const integration of integrations) {
    const other = found.get(integration.fn);
    if (other === undefined || integration.milliseconds < other.milliseconds) {
      found.set(integration.fn, integration);
    }
  }
  return found;
}
