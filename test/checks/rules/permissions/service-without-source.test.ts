import { serviceWithoutSource } from '../../../../lib/checks/rules/permissions/service-without-source';
import { either, expectRule, fn, NO_VALUE, permission, sub, UNKNOWN } from '../../rule-kit';

const by = (Principal: unknown, properties: Record<string, unknown> = {}): Record<string, unknown> => ({ Fn: fn(), Permission: permission('x', { Principal, ...properties }) });

describe('Permission.ServiceWithoutSource', () => {
  test.each<[string, unknown, RegExp]>([
    ['a service', 's3.amazonaws.com', /for "s3.amazonaws.com" should name its source, got none/],
    ['a service of one Region', 'logs.eu-west-1.amazonaws.com', /logs.eu-west-1/],
    ['a service with a gap', sub('events.${AWS::URLSuffix}'), /"events.\$\{...\}"/],
    ['Alexa', 'alexa-appkit.amazon.com', /alexa/],
    ['two services', either('s3.amazonaws.com', 'sns.amazonaws.com'), /s3/],
  ])('finds %s', (_, principal, message) => {
    expectRule(serviceWithoutSource).toFind(by(principal), { logicalId: 'Permission', severity: 'warning', message });
  });

  test.each<[string, unknown, Record<string, unknown>]>([
    ['a source', 's3.amazonaws.com', { SourceArn: 'arn:aws:s3:::b' }],
    ['an account', 'config.amazonaws.com', { SourceAccount: UNKNOWN.parameter }],
    ['an organization', 's3.amazonaws.com', { PrincipalOrgID: 'o-1234567890' }],
    ['a token', 'alexa-appkit.amazon.com', { EventSourceToken: 'skill' }],
    ['a source in one branch', 's3.amazonaws.com', { SourceArn: either('arn:aws:s3:::b', NO_VALUE) }],
    ['a load balancer', 'elasticloadbalancing.amazonaws.com', {}],
    ['an account as principal', '111122223333', {}],
    ['everybody', '*', {}],
    ['a parameter', UNKNOWN.parameter, {}],
  ])('is silent about %s', (_, principal, properties) => {
    expectRule(serviceWithoutSource).toStaySilent(by(principal, properties));
  });
});
