import { includeBodyOnResponse } from '../../../../lib/checks/rules/edge/include-body-on-response';
import { distribution } from '../../edge-kit';
import { either, expectRule, UNKNOWN } from '../../rule-kit';

describe('Edge.IncludeBodyOnResponse', () => {
  test.each(['viewer-response', 'origin-response'])('finds %s', (EventType) => {
    expectRule(includeBodyOnResponse).toFind({ Distribution: distribution({ EventType, IncludeBody: true }) }, {
      logicalId: 'Distribution', property: 'Properties/DistributionConfig/DefaultCacheBehavior/LambdaFunctionAssociations/0/IncludeBody',
      message: new RegExp(`got true for ${EventType}: remove it`),
    });
  });

  test.each<[string, unknown, unknown]>([
    ['a request', 'viewer-request', true],
    ['no body', 'viewer-response', false],
    ['nothing', 'viewer-response', undefined],
    ['a parameter', 'viewer-response', UNKNOWN.parameter],
    ['one branch', 'viewer-response', either(true, false)],
    ['a request in one branch', either('origin-request', 'origin-response'), true],
  ])('is silent about %s', (_, EventType, IncludeBody) => {
    expectRule(includeBodyOnResponse).toStaySilent({ Distribution: distribution({ EventType, IncludeBody }) });
  });
});
