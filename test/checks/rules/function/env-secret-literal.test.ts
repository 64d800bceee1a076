import { envSecretLiteral } from '../../../../lib/checks/rules/function/env-secret-literal';
import { either, expectRule, fn, NO_VALUE, ref, resource, UNKNOWN } from '../../rule-kit';

describe('Function.EnvSecretLiteral', () => {
  test.each<[string, unknown]>([
    ['DB_PASSWORD', 'hunter2-hunter2'],
    ['apiKey', 'sk-abcdef'],
    ['API_KEY', 'abc'],
    ['GITHUB_TOKEN', 'ghp_x'],
    ['PRIVATE_KEY', '-----BEGIN PRIVATE KEY-----\nabc'],
    ['CLIENT_SECRET', either('one', 'two')],
  ])('finds %s in plain text, without repeating it', (name, value) => {
    expectRule(envSecretLiteral).toFind(
      { Fn: fn({ Environment: { Variables: { LOG_LEVEL: 'INFO', [name]: value } } }) },
      { logicalId: 'Fn', property: `Properties/Environment/Variables/${name}`, message: new RegExp(`^Environment.Variables.${name} must not hold a secret in plain text, got a literal of \\d+ characters`) },
    );
  });

  test.each<[string, string, unknown]>([
    ['a name of another kind', 'TABLE', 'orders'],
    ['an ARN', 'SECRET', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db'],
    ['the name of a secret', 'SECRET_NAME', 'db'],
    ['a time', 'TOKEN_TTL', 'one hour'],
    ['a level', 'PARAMETERS_SECRETS_EXTENSION_LOG_LEVEL', 'info'],
    ['a table', 'TOKEN_TABLE', 'tokens'],
    ['a setting of the extension that reads secrets', 'PARAMETERS_SECRETS_EXTENSION_CACHE', 'on'],
    ['a path', 'DB_PASSWORD', '/prod/db/password'],
    ['a URL', 'TOKEN', 'https://example.com/token'],
    ['a number', 'MAX_TOKENS', '4096'],
    ['a boolean', 'USE_TOKEN', true],
    ['nothing in it', 'TOKEN', ''],
    ['a dynamic reference', 'DB_PASSWORD', '{{resolve:ssm-secure:/db/password}}'],
    ['a parameter', 'DB_PASSWORD', UNKNOWN.parameter],
    ['a reference', 'SECRET', ref('Secret')],
    ['a harmless branch', 'SECRET', either('hunter2', '')],
    ['a variable that may not be there', 'SECRET', either('hunter2', NO_VALUE)],
  ])('is silent about %s', (_, name, value) => {
    expectRule(envSecretLiteral).toStaySilent({ Fn: fn({ Environment: { Variables: { [name]: value } } }), Secret: resource('AWS::SecretsManager::Secret') });
  });

  test('compares the branches of the whole map', () => {
    expectRule(envSecretLiteral).toStaySilent({ Fn: fn({ Environment: { Variables: either({ SECRET: 'one' }, { SECRET: ref('Secret') }) } }) });
    expectRule(envSecretLiteral).toFind({ Fn: fn({ Environment: { Variables: either({ SECRET: 'one' }, { SECRET: 'two' }) } }) }, { logicalId: 'Fn' });
  });
});
