import { integrationMethodNotPost } from '../../../../lib/checks/rules/triggers/integration-method-not-post';
import { either, expectRule, resource, sub, UNKNOWN } from '../../rule-kit';

const URI = sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations');

function method(IntegrationHttpMethod: unknown, integration: Record<string, unknown> = {}): Record<string, unknown> {
  return { Method: resource('AWS::ApiGateway::Method', { HttpMethod: 'GET', Integration: { Type: 'AWS_PROXY', Uri: URI, IntegrationHttpMethod, ...integration } }) };
}

describe('Api.IntegrationMethodNotPost', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['GET', method('GET'), /got GET: write POST/],
    ['PUT without a proxy', method('PUT', { Type: 'AWS' }), /got PUT/],
    ['a URI that is joined', method('GET', { Uri: { 'Fn::Join': ['', ['arn:aws:apigateway:', { Ref: 'AWS::Region' }, ':lambda:path/2015-03-31/functions/', { 'Fn::ImportValue': 'fn' }, '/invocations']] } }), /GET/],
    ['both branches', method(either('GET', 'DELETE')), /got GET/],
  ])('finds %s', (_, resources, message) => {
    expectRule(integrationMethodNotPost).toFind(resources, { logicalId: 'Method', property: 'Properties/Integration/IntegrationHttpMethod', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['POST', method('POST')],
    ['nothing', method(undefined)],
    ['ANY, which can be POST', method('ANY')],
    ['a parameter', method(UNKNOWN.parameter)],
    ['one branch', method(either('GET', 'POST'))],
    ['another service', method('GET', { Type: 'AWS', Uri: sub('arn:aws:apigateway:${AWS::Region}:s3:path/bucket/key') })],
    ['another call of Lambda', method('GET', { Type: 'AWS', Uri: sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/') })],
    ['the old asynchronous call', method('GET', { Type: 'AWS', Uri: sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2014-11-13/functions/${Fn.Arn}/invoke-async/') })],
    ['HTTP', method('GET', { Type: 'HTTP_PROXY', Uri: 'https://example.com' })],
    ['a URI of a parameter', method('GET', { Uri: UNKNOWN.parameter })],
  ])('is silent about %s', (_, resources) => {
    expectRule(integrationMethodNotPost).toStaySilent(resources);
  });
});
