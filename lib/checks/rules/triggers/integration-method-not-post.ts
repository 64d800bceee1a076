import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const integrationMethodNotPost: Rule = {
  id: 'Api.IntegrationMethodNotPost',
  severity: 'error',
  statement: 'A method of a REST API invokes a function with another HTTP method than POST.',
  fix: 'Set `IntegrationHttpMethod` to `POST`, whatever the method of the API is.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html',
  check: onEach('AWS::ApiGateway::Method', (method) => {
    const integration = method.at('Integration');
    const verb = integration.at('IntegrationHttpMethod');
    // ANY hands the method of the caller on, which can be POST.
    const wrong = verb.textThat((text) => !['POST', 'ANY'].includes(text.toUpperCase()));
    return wrong !== undefined && integration.at('Type').is('AWS', 'AWS_PROXY') && integration.at('Uri').every(invokes)
      ? finding(verb, `Integration/IntegrationHttpMethod is POST where Lambda is called, got ${wrong}: write POST`)
      : undefined;
  }),
};

function invokes(uri: Reading): boolean {
  return uri.includes(':lambda:path/') && uri.endsWith('/invocations');
}
