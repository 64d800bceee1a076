import { timeoutAboveIntegration } from '../../../../lib/checks/rules/triggers/timeout-above-integration';
import { alias, either, expectRule, fn, getAtt, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

type Properties = Record<string, unknown>;

const URI = sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations');

function method(integration: Properties = {}): Properties {
  return { Method: resource('AWS::ApiGateway::Method', { Integration: { Type: 'AWS_PROXY', Uri: URI, IntegrationHttpMethod: 'POST', ...integration } }) };
}

function http(integration: Properties = {}, ProtocolType: unknown = 'HTTP'): Properties {
  return {
    Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType }),
    Integration: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationType: 'AWS_PROXY', IntegrationUri: getAtt('Fn', 'Arn'), ...integration }),
  };
}

describe('Api.TimeoutAboveIntegration', () => {
  test.each<[string, unknown, Properties, RegExp]>([
    ['30 s behind a REST API', 30, method(), /at most the 29 s that API Gateway waits at Method, got 30 s: set it to 29/],
    ['10 s behind a shorter method', 10, method({ TimeoutInMillis: 9_000 }), /at most the 9 s .* got 10 s/],
    ['31 s behind an HTTP API', 31, http(), /at most the 30 s that API Gateway waits at Integration, got 31 s/],
    ['30 s behind a WebSocket API', 30, http({}, 'WEBSOCKET'), /at most the 29 s/],
    ['an alias', 900, { ...http({ IntegrationUri: ref('Alias') }), Version: version(), Alias: alias() }, /got 900 s/],
    ['two methods once', 60, { ...method({ TimeoutInMillis: 20_000 }), ...http() }, /at most the 20 s .* at Method/],
    ['both branches', either(30, 60), method(), /got 30 s/],
    ['the default timeout', undefined, method({ TimeoutInMillis: 500 }), /at most the 0.5 s .* got 3 s: set it to 1/],
  ])('finds %s', (_, Timeout, resources, message) => {
    expectRule(timeoutAboveIntegration).toFind({ Fn: fn({ Timeout }), ...resources }, { logicalId: 'Fn', property: 'Properties/Timeout', message });
  });

  test.each<[string, unknown, Properties]>([
    ['29 s behind a REST API', 29, method()],
    ['60 s behind a method that waits as long', 60, method({ TimeoutInMillis: 60_000 })],
    ['30 s behind an HTTP API', 30, http()],
    ['30 s behind an API that is not known', 30, http({ ApiId: UNKNOWN.parameter })],
    ['a timeout of a parameter', UNKNOWN.parameter, method()],
    ['a timeout of the method from a parameter', 60, method({ TimeoutInMillis: UNKNOWN.parameter })],
    ['a call that does not wait', 900, method({ Type: 'AWS', RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } })],
    ['a streamed answer', 900, method({ ResponseTransferMode: 'STREAM' })],
    ['one branch', either(20, 60), method()],
    ['an authorizer', 60, { Authorizer: resource('AWS::ApiGateway::Authorizer', { AuthorizerUri: URI }) }],
    ['no API', 900, {}],
  ])('is silent about %s', (_, Timeout, resources) => {
    expectRule(timeoutAboveIntegration).toStaySilent({ Fn: fn({ Timeout }), ...resources });
  });

  test('takes a longer quota of the account', () => {
    expectRule(timeoutAboveIntegration, { restDefaultMs: 60_000 }).toStaySilent({ Fn: fn({ Timeout: 60 }), ...method() });
    expectRule(timeoutAboveIntegration, { restDefaultMs: 60_000 }).toFind({ Fn: fn({ Timeout: 61 }), ...method() }, { message: /at most the 60 s/ });
  });
});
