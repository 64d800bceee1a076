import { envSecretDynamicReference } from '../../../../lib/checks/rules/function/env-secret-dynamic-reference';
import { either, expectRule, fn, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';

describe('Function.EnvSecretDynamicReference', () => {
  test.each<[string, unknown]>([
    ['a text', '{{resolve:secretsmanager:db:SecretString:password}}'],
    ['a part of a text', 'postgres://app:{{resolve:secretsmanager:db:SecretString:password}}@host/db'],
    ['Fn::Sub', sub('{{resolve:secretsmanager:${Secret}:SecretString:password}}')],
    ['Fn::Sub within a URL', sub('mysql://app:{{resolve:secretsmanager:${Secret}::password}}@${Parameter}')],
    ['Fn::Join as the CDK writes it', { 'Fn::Join': ['', ['{{resolve:secretsmanager:', ref('Secret'), ':SecretString:password::}}']] }],
    ['Fn::Join at colons', { 'Fn::Join': [':', ['{{resolve', 'secretsmanager', UNKNOWN.import, 'SecretString:password}}']] }],
    ['both branches', either('{{resolve:secretsmanager:a}}', '{{resolve:secretsmanager:b}}')],
  ])('finds %s', (_, DB_PASSWORD) => {
    expectRule(envSecretDynamicReference).toFind(
      { Fn: fn({ Environment: { Variables: { STAGE: 'prod', DB_PASSWORD } } }), Secret: resource('AWS::SecretsManager::Secret') },
      { logicalId: 'Fn', property: 'Properties/Environment/Variables/DB_PASSWORD', message: /DB_PASSWORD must not be a secret.*pass the ARN of the secret/ },
    );
  });

  test.each<[string, unknown]>([
    ['the ARN of the secret', ref('Secret')],
    ['a parameter of Parameter Store', '{{resolve:ssm:/db/host}}'],
    ['one branch', either('{{resolve:secretsmanager:a}}', 'x')],
    ['a variable that may not be there', either('{{resolve:secretsmanager:a}}', NO_VALUE)],
    ['a parameter', UNKNOWN.parameter],
    ['the word alone', 'secretsmanager'],
  ])('is silent about %s', (_, DB_PASSWORD) => {
    expectRule(envSecretDynamicReference).toStaySilent({ Fn: fn({ Environment: { Variables: { DB_PASSWORD } } }), Secret: resource('AWS::SecretsManager::Secret') });
  });
});
