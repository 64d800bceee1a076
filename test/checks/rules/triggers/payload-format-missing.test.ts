import { payloadFormatMissing } from '../../../../lib/checks/rules/triggers/payload-format-missing';
import { either, expectRule, fn, getAtt, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';

function integration(properties: Record<string, unknown> = {}, protocol: unknown = 'HTTP'): Record<string, unknown> {
  return {
    Fn: fn(), Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: protocol, Name: 'api' }),
    Integration: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationType: 'AWS_PROXY', IntegrationUri: getAtt('Fn', 'Arn'), ...properties }),
  };
}

describe('HttpApi.PayloadFormatMissing', () => {
  test.each<[string, Record<string, unknown>]>([
    ['the ARN of a function', integration()],
    ['an invocation URI', integration({ IntegrationUri: sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations') })],
    ['the ARN of a function from elsewhere', integration({ IntegrationUri: 'arn:aws:lambda:eu-west-1:111122223333:function:other' })],
    ['no version in either branch', integration({ PayloadFormatVersion: either(NO_VALUE, NO_VALUE) })],
  ])('finds %s', (_, resources) => {
    expectRule(payloadFormatMissing).toFind(resources, { logicalId: 'Integration', property: 'Properties/PayloadFormatVersion', message: /got none: write 2\.0/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a version', integration({ PayloadFormatVersion: '2.0' })],
    ['a version of a parameter', integration({ PayloadFormatVersion: UNKNOWN.parameter })],
    ['a version in one branch', integration({ PayloadFormatVersion: either('1.0', NO_VALUE) })],
    ['a WebSocket API', integration({}, 'WEBSOCKET')],
    ['an API of an unknown protocol', integration({}, UNKNOWN.parameter)],
    ['an API of a parameter', integration({ ApiId: UNKNOWN.parameter })],
    ['a call of a service', integration({ IntegrationSubtype: 'SQS-SendMessage', IntegrationUri: undefined })],
    ['a URI of a parameter', integration({ IntegrationUri: UNKNOWN.parameter })],
    ['HTTP', integration({ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://example.com' })],
  ])('is silent about %s', (_, resources) => {
    expectRule(payloadFormatMissing).toStaySilent(resources);
  });
});
