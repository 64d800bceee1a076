import { principalFormat } from '../../../../lib/checks/rules/permissions/principal-format';
import { either, expectRule, fn, getAtt, permission, ref, sub, UNKNOWN } from '../../rule-kit';

const by = (Principal: unknown): Record<string, unknown> => ({ Fn: fn(), Permission: permission('s3.amazonaws.com', { Principal }) });

describe('Permission.PrincipalFormat', () => {
  test.each<[string, unknown, RegExp]>([
    ['a service without its domain', 's3', /got "s3": write s3.amazonaws.com/],
    ['a service in capitals', 'SNS', /write sns.amazonaws.com/],
    ['an account with a digit too much', '1111222233334', /got "1111222233334": write the account/],
    ['both branches', either('s3', 'events'), /got "s3"/],
    ['a Sub of a literal', sub('apigateway'), /got "apigateway"/],
  ])('finds %s', (_, principal, message) => {
    expectRule(principalFormat).toFind(by(principal), { logicalId: 'Permission', property: 'Properties/Principal', message });
  });

  test.each<[string, unknown]>([
    ['a service', 's3.amazonaws.com'],
    ['a service of another partition', 'events.amazonaws.com.cn'],
    ['Alexa', 'alexa-appkit.amazon.com'],
    ['a service with a gap', sub('s3.${AWS::URLSuffix}')],
    ['everybody', '*'],
    ['an account', '111122223333'],
    ['an account that lost its zero', 11_122_223_333],
    ['this account', ref('AWS::AccountId')],
    ['an ARN', 'arn:aws:iam::111122223333:root'],
    ['a role', getAtt('Role', 'Arn')],
    ['a unique id', 'AROAEXAMPLEEXAMPLEEXA'],
    ['a placeholder', '<account>'],
    ['a placeholder with underscores', 'ACCOUNT_ID'],
    ['a service in one branch', either('s3', 's3.amazonaws.com')],
    ['a parameter', UNKNOWN.parameter],
  ])('is silent about %s', (_, principal) => {
    expectRule(principalFormat).toStaySilent(by(principal));
  });
});
