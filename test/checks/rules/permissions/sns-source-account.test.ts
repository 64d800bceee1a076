import { snsSourceAccount } from '../../../../lib/checks/rules/permissions/sns-source-account';
import { either, expectRule, fn, NO_VALUE, permission, ref, UNKNOWN } from '../../rule-kit';

const by = (principal: string, properties: Record<string, unknown>): Record<string, unknown> =>
  ({ Fn: fn(), Permission: permission(principal, properties) });

describe('Permission.SnsSourceAccount', () => {
  test.each<[string, string, unknown]>([
    ['a literal account', 'sns.amazonaws.com', '111122223333'],
    ['this account', 'sns.amazonaws.com', ref('AWS::AccountId')],
    ['an account of a parameter', 'sns.amazonaws.com', UNKNOWN.parameter],
    ['a topic of another Region', 'sns.af-south-1.amazonaws.com', '111122223333'],
  ])('finds %s', (_, principal, SourceAccount) => {
    expectRule(snsSourceAccount).toFind(by(principal, { SourceAccount }), { logicalId: 'Permission', property: 'Properties/SourceAccount', severity: 'warning', message: /remove it/ });
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['a topic', 'sns.amazonaws.com', { SourceArn: 'arn:aws:sns:eu-west-1:111122223333:t' }],
    ['another service', 's3.amazonaws.com', { SourceAccount: '111122223333' }],
    ['an account in one branch', 'sns.amazonaws.com', { SourceAccount: either('111122223333', NO_VALUE) }],
  ])('is silent about %s', (_, principal, properties) => {
    expectRule(snsSourceAccount).toStaySilent(by(principal, properties));
  });
});
