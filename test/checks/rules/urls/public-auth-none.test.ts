import { publicAuthNone } from '../../../../lib/checks/rules/urls/public-auth-none';
import { either, expectRule, resource, UNKNOWN } from '../../rule-kit';

const url = (AuthType: unknown): Record<string, unknown> => ({ Url: resource('AWS::Lambda::Url', { TargetFunctionArn: UNKNOWN.parameter, AuthType }) });

describe('Url.PublicAuthNone', () => {
  test('finds a URL for everybody', () => {
    expectRule(publicAuthNone).toFind(url('NONE'), { logicalId: 'Url', property: 'Properties/AuthType', severity: 'warning', message: /AWS_IAM, got "NONE"/ });
  });

  test.each<[string, unknown]>([['signed requests', 'AWS_IAM'], ['signed requests in one branch', either('NONE', 'AWS_IAM')], ['a parameter', UNKNOWN.parameter]])('is silent about %s', (_, type) => {
    expectRule(publicAuthNone).toStaySilent(url(type));
  });
});
