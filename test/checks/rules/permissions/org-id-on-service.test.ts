import { orgIdOnService } from '../../../../lib/checks/rules/permissions/org-id-on-service';
import { either, expectRule, fn, NO_VALUE, permission, sub, UNKNOWN } from '../../rule-kit';

const by = (Principal: unknown, PrincipalOrgID: unknown): Record<string, unknown> => ({ Fn: fn(), Permission: permission('x', { Principal, PrincipalOrgID }) });

describe('Permission.OrgIdOnService', () => {
  test.each<[string, unknown, unknown, RegExp]>([
    ['a service', 's3.amazonaws.com', 'o-1234567890', /got Principal "s3.amazonaws.com": remove it/],
    ['an organization of a parameter', 's3.amazonaws.com', UNKNOWN.parameter, /s3/],
    ['a service with a gap', sub('s3.${AWS::URLSuffix}'), 'o-1234567890', /s3/],
  ])('finds %s', (_, principal, organization, message) => {
    expectRule(orgIdOnService).toFind(by(principal, organization), { logicalId: 'Permission', property: 'Properties/PrincipalOrgID', severity: 'warning', message });
  });

  test.each<[string, unknown, unknown]>([
    ['everybody', '*', 'o-1234567890'],
    ['an account', '111122223333', 'o-1234567890'],
    ['no organization', 's3.amazonaws.com', NO_VALUE],
    ['an organization in one branch', 's3.amazonaws.com', either('o-1234567890', NO_VALUE)],
    ['a principal of a parameter', UNKNOWN.parameter, 'o-1234567890'],
  ])('is silent about %s', (_, principal, organization) => {
    expectRule(orgIdOnService).toStaySilent(by(principal, organization));
  });
});
