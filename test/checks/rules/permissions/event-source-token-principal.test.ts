import { eventSourceTokenPrincipal } from '../../../../lib/checks/rules/permissions/event-source-token-principal';
import { either, expectRule, fn, NO_VALUE, permission, UNKNOWN } from '../../rule-kit';

const by = (Principal: unknown, EventSourceToken: unknown): Record<string, unknown> => ({ Fn: fn(), Permission: permission('x', { Principal, EventSourceToken }) });

describe('Permission.EventSourceTokenPrincipal', () => {
  test.each<[string, unknown, unknown]>([
    ['a service', 's3.amazonaws.com', 'skill'],
    ['an account', '111122223333', 'skill'],
    ['a token of a parameter', 's3.amazonaws.com', UNKNOWN.parameter],
  ])('finds %s', (_, principal, token) => {
    expectRule(eventSourceTokenPrincipal).toFind(by(principal, token),
      { logicalId: 'Permission', property: 'Properties/EventSourceToken', severity: 'warning', message: /Alexa only, got Principal ".*": remove it/ });
  });

  test.each<[string, unknown, unknown]>([
    ['a skill', 'alexa-appkit.amazon.com', 'skill'],
    ['a home skill', 'alexa-connectedhome.amazon.com', 'skill'],
    ['no token', 's3.amazonaws.com', NO_VALUE],
    ['a skill in one branch', either('s3.amazonaws.com', 'alexa-appkit.amazon.com'), 'skill'],
    ['a parameter', UNKNOWN.parameter, 'skill'],
  ])('is silent about %s', (_, principal, token) => {
    expectRule(eventSourceTokenPrincipal).toStaySilent(by(principal, token));
  });
});
