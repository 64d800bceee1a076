import { corsCredentialsWildcard } from '../../../../lib/checks/rules/urls/cors-credentials-wildcard';
import { either, expectRule, resource, UNKNOWN } from '../../rule-kit';

const url = (Cors: unknown): Record<string, unknown> => ({ Url: resource('AWS::Lambda::Url', { TargetFunctionArn: UNKNOWN.parameter, AuthType: 'AWS_IAM', Cors }) });

describe('Url.CorsCredentialsWildcard', () => {
  test.each<[string, unknown]>([
    ['every origin', { AllowCredentials: true, AllowOrigins: ['*'] }],
    ['every origin among others', { AllowCredentials: 'true', AllowOrigins: ['https://a.com', '*'] }],
  ])('finds %s', (_, cors) => {
    expectRule(corsCredentialsWildcard).toFind(url(cors), { logicalId: 'Url', property: 'Properties/Cors/AllowOrigins', severity: 'warning', message: /got "\*": list them/ });
  });

  test.each<[string, unknown]>([
    ['one origin', { AllowCredentials: true, AllowOrigins: ['https://a.com'] }],
    ['a wildcard within an origin', { AllowCredentials: true, AllowOrigins: ['https://*.a.com'] }],
    ['no credentials', { AllowCredentials: false, AllowOrigins: ['*'] }],
    ['credentials by default', { AllowOrigins: ['*'] }],
    ['credentials of a parameter', { AllowCredentials: UNKNOWN.parameter, AllowOrigins: ['*'] }],
    ['one origin in a branch', { AllowCredentials: true, AllowOrigins: either(['*'], ['https://a.com']) }],
  ])('is silent about %s', (_, cors) => {
    expectRule(corsCredentialsWildcard).toStaySilent(url(cors));
  });
});
