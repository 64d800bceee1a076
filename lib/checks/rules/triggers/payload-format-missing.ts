import type { App, Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const payloadFormatMissing: Rule = {
  id: 'HttpApi.PayloadFormatMissing',
  severity: 'error',
  statement: 'An integration of an HTTP API with a function has no `PayloadFormatVersion`.',
  fix: 'Set `PayloadFormatVersion` to `2.0`, or to `1.0` for a function written for REST APIs.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
  check: onEach('AWS::ApiGatewayV2::Integration', (integration, app) => {
    const version = integration.at('PayloadFormatVersion');
    return version.isAbsent && integration.at('IntegrationType').is('AWS_PROXY') && integration.at('IntegrationSubtype').isAbsent
      && isHttp(app, integration.at('ApiId')) && isFunction(app, integration.at('IntegrationUri'))
      ? finding(version, 'PayloadFormatVersion is 2.0 or 1.0 for a function behind an HTTP API, got none: write 2.0')
      : undefined;
  }),
};

function isHttp(app: App, id: Reading): boolean {
  const api = app.resourceOf(id);
  return api?.type === 'AWS::ApiGatewayV2::Api' && api.at('ProtocolType').is('HTTP');
}

function isFunction(app: App, uri: Reading): boolean {
  return app.fnOf(uri) !== undefined || uri.every((each) => each.includes(':lambda:') && each.includes(':function:'));
}
