import { urlReplacementChangesAddress } from '../../../../lib/checks/rules/deployed/url-replacement-changes-address';
import { fn, getAtt, resource, UNKNOWN } from '../../rule-kit';
import { expectChange } from './deployed-kit';

const url = (properties: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ Fn: fn(), Other: fn(), Url: resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), AuthType: 'AWS_IAM', ...properties }) });

describe('Url.ReplacementChangesAddress', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['another function', { TargetFunctionArn: getAtt('Other', 'Arn') }, 'TargetFunctionArn'],
    ['an alias', { Qualifier: 'live' }, 'Qualifier'],
  ])('finds %s', (_, properties, name) => {
    expectChange(urlReplacementChangesAddress, url()).toFind(url(properties), { logicalId: 'Url', property: `Properties/${name}`, severity: 'warning', message: /replaces Url and its address/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['nothing new', {}],
    ['another type', { AuthType: 'NONE' }],
    ['a function of a parameter', { TargetFunctionArn: UNKNOWN.parameter }],
  ])('is silent about %s', (_, properties) => {
    expectChange(urlReplacementChangesAddress, url()).toStaySilent(url(properties));
  });
});
