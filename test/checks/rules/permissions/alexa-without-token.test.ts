import { alexaWithoutToken } from '../../../../lib/checks/rules/permissions/alexa-without-token';
import { either, expectRule, fn, NO_VALUE, permission, UNKNOWN } from '../../rule-kit';

const by = (principal: string, properties: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ Fn: fn(), Permission: permission(principal, properties) });

describe('Permission.AlexaWithoutToken', () => {
  test.each(['alexa-appkit.amazon.com', 'alexa-connectedhome.amazon.com'])('finds %s', (principal) => {
    expectRule(alexaWithoutToken).toFind(by(principal), { logicalId: 'Permission', property: 'Properties/EventSourceToken', severity: 'warning', message: /id of the skill, got none/ });
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['a token', 'alexa-appkit.amazon.com', { EventSourceToken: 'skill' }],
    ['a token of a parameter', 'alexa-appkit.amazon.com', { EventSourceToken: UNKNOWN.parameter }],
    ['a token in one branch', 'alexa-appkit.amazon.com', { EventSourceToken: either('skill', NO_VALUE) }],
    ['another service', 's3.amazonaws.com', {}],
  ])('is silent about %s', (_, principal, properties) => {
    expectRule(alexaWithoutToken).toStaySilent(by(principal, properties));
  });
});
