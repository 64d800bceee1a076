import { urlVersionTarget } from '../../../../lib/checks/rules/urls/url-version-target';
import { alias, either, expectRule, fn, getAtt, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const url = (TargetFunctionArn: unknown): Record<string, unknown> =>
  ({ Fn: fn(), Version: version(), Alias: alias(), Url: resource('AWS::Lambda::Url', { TargetFunctionArn, AuthType: 'AWS_IAM' }) });

describe('Url.VersionTarget', () => {
  test.each<[string, unknown, RegExp]>([
    ['Ref', ref('Version'), /got Ref Version, a version/],
    ['its ARN', getAtt('Version', 'FunctionArn'), /Version.FunctionArn/],
    ['a Sub', sub('${Version}'), /Ref Version/],
    ['a number behind the function', sub('${Fn.Arn}:3'), /:3/],
    ['the number of a version behind the function', sub('${Fn.Arn}:${Version.Version}'), /Version.Version/],
    ['a literal ARN', 'arn:aws:lambda:eu-west-1:111122223333:function:orders:12', /:12/],
    ['an ARN with gaps', sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders-${Stage}:12'), /:12/],
  ])('finds a version by %s', (_, target, message) => {
    expectRule(urlVersionTarget).toFind(url(target), { logicalId: 'Url', property: 'Properties/TargetFunctionArn', message });
  });

  test.each<[string, unknown]>([
    ['a function', getAtt('Fn', 'Arn')],
    ['the name of a function', ref('Fn')],
    ['an alias', ref('Alias')],
    ['a literal ARN', 'arn:aws:lambda:eu-west-1:111122223333:function:orders'],
    ['a literal alias', 'arn:aws:lambda:eu-west-1:111122223333:function:orders:v12'],
    ['a function in one branch', either(ref('Version'), getAtt('Fn', 'Arn'))],
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
  ])('is silent about %s', (_, target) => {
    expectRule(urlVersionTarget).toStaySilent(url(target));
  });
});
