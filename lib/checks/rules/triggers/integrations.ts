import { TRIGGER_LIMITS } from '../../../private/limits';
import type { App, Reading, Resource } from '../../../template';
import type { CheckOptions } from '../../options';
import { isCurrent } from '../../targets';
import { certainTriggers, entryOf } from './certain-triggers';

/** An integration of an API that waits for the answer of a function. */
export interface SyncIntegration {
  readonly fn: Resource;
  readonly resource: Resource;
  /** The most it waits. */
  readonly milliseconds: number;
}

/** Every one whose time is known. */
export function syncIntegrations(app: App, options: CheckOptions): readonly SyncIntegration[] {
  return certainTriggers(app).filter(({ target }) => isCurrent(target)).flatMap((trigger) => {
    const { resource, target } = trigger;
    const milliseconds = timeOf(app, resource, entryOf(trigger), options);
    return milliseconds === undefined ? [] : [{ fn: target.function, resource, milliseconds }];
  });
}

function timeOf(app: App, resource: Resource, integration: Reading, { restDefaultMs, httpDefaultMs }: CheckOptions): number | undefined {
  const time = integration.at('TimeoutInMillis');
  switch (resource.type) {
    case 'AWS::ApiGateway::Method':
      return isAsynchronous(integration) || !integration.at('ResponseTransferMode').isAbsent ? undefined : longest(time.or(restDefaultMs));
    case 'AWS::ApiGatewayV2::Integration': {
      const api = app.resourceOf(resource.at('ApiId'));
      const isWebSocket = api?.type === 'AWS::ApiGatewayV2::Api' && api.at('ProtocolType').is('WEBSOCKET');
      return isAsynchronous(integration) ? undefined : longest(time.or(isWebSocket ? TRIGGER_LIMITS.webSocketMs : httpDefaultMs));
    }
    default: return undefined;
  }
}

function longest(time: Reading): number | undefined {
  const times = time.numbers();
  return times && Math.max(...times);
}

/** With a header the function is called without waiting for it; an unknown list of headers can have it. */
function isAsynchronous(integration: Reading): boolean {
  const parameters = integration.at('RequestParameters');
  return !parameters.isAbsent && (parameters.entries()?.some(([name]) => name.toLowerCase().endsWith('x-amz-invocation-type')) ?? true);
}
