import { cloudFrontUrlTwoActions } from '../../../../lib/checks/rules/permissions/cloud-front-url-two-actions';
import { alias, either, expectRule, fn, permission, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const resources = { Fn: fn(), Alias: alias(), Site: resource('AWS::CloudFront::Distribution'), Other: resource('AWS::CloudFront::Distribution') };
const by = (Action: unknown, distribution = 'Site', properties: Record<string, unknown> = {}): Record<string, unknown> =>
  permission('cloudfront.amazonaws.com', { Action, SourceArn: sub(`arn:aws:cloudfront::\${AWS::AccountId}:distribution/\${${distribution}}`), ...properties });
const URL = 'lambda:InvokeFunctionUrl';
const INVOKE = 'lambda:InvokeFunction';

describe('Permission.CloudFrontUrlTwoActions', () => {
  test.each<[string, Record<string, unknown>]>([
    ['one action', {}],
    ['the other for another distribution', { Second: by(INVOKE, 'Other') }],
    ['the other on another qualifier', { Second: by(INVOKE, 'Site', { FunctionName: ref('Alias') }) }],
    ['the other for another service', { Second: permission('s3.amazonaws.com') }],
  ])('finds %s', (_, extra) => {
    expectRule(cloudFrontUrlTwoActions).toFind({ ...resources, Permission: by(URL), ...extra },
      { logicalId: 'Permission', property: 'Properties/Action', severity: 'warning', message: /got the first only: add a permission with lambda:InvokeFunction/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['both actions', { Permission: by(URL), Second: by(INVOKE) }],
    ['the other for all distributions', { Permission: by(URL), Second: permission('cloudfront.amazonaws.com') }],
    ['the other that may be there', { Permission: by(URL), Second: { ...by(INVOKE), Condition: 'Both' } }],
    ['an action of a parameter', { Permission: by(URL), Second: by(UNKNOWN.parameter) }],
    ['a permission of a function that is not known', { Permission: by(URL), Second: by(INVOKE, 'Site', { FunctionName: UNKNOWN.parameter }) }],
    ['a policy as a document', { Permission: by(URL), Policy: resource('AWS::Lambda::ResourcePolicy') }],
    ['the other action alone', { Permission: by(INVOKE) }],
    ['a choice of actions', { Permission: by(either(URL, INVOKE)) }],
    ['another principal', { Permission: permission('111122223333', { Action: URL }) }],
  ])('is silent about %s', (_, extra) => {
    expectRule(cloudFrontUrlTwoActions).toStaySilent({ ...resources, ...extra });
  });
});
