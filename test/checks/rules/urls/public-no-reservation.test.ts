import { publicNoReservation } from '../../../../lib/checks/rules/urls/public-no-reservation';
import { either, expectRule, fn, getAtt, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';

const url = (ReservedConcurrentExecutions: unknown, AuthType = 'NONE'): Record<string, unknown> =>
  ({ Fn: fn({ ReservedConcurrentExecutions }), Url: resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), AuthType }) });

describe('Url.PublicNoReservation', () => {
  test('finds a function without reservation', () => {
    expectRule(publicNoReservation).toFind(url(NO_VALUE), { logicalId: 'Url', property: 'Properties/AuthType', severity: 'info', message: /ReservedConcurrentExecutions of Fn should be set/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a reservation', url(10)],
    ['a reservation in one branch', url(either(10, NO_VALUE))],
    ['a reservation of a parameter', url(UNKNOWN.parameter)],
    ['signed requests', url(NO_VALUE, 'AWS_IAM')],
  ])('is silent about %s', (_, resources) => {
    expectRule(publicNoReservation).toStaySilent(resources);
  });
});
