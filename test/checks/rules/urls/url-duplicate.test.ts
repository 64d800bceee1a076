import { urlDuplicate } from '../../../../lib/checks/rules/urls/url-duplicate';
import { alias, either, expectRule, fn, getAtt, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const url = (properties: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}): Record<string, unknown> =>
  resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), AuthType: 'AWS_IAM', ...properties }, attributes);
const resources = { Fn: fn(), Other: fn(), Alias: alias() };

describe('Url.Duplicate', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a function', url(), url()],
    ['a function by Ref and ARN', url(), url({ TargetFunctionArn: ref('Fn') })],
    ['an alias', url({ Qualifier: 'live' }), url({ Qualifier: 'live', AuthType: 'NONE' })],
    ['an alias by qualifier and by ARN', url({ Qualifier: 'live' }), url({ TargetFunctionArn: sub('${Fn.Arn}:live') })],
    ['a function of a parameter', url({ TargetFunctionArn: UNKNOWN.parameter }), url({ TargetFunctionArn: UNKNOWN.parameter })],
    ['an alias of a parameter', url({ Qualifier: UNKNOWN.parameter }), url({ Qualifier: UNKNOWN.parameter })],
    ['a function outside', url({ TargetFunctionArn: 'outside' }), url({ TargetFunctionArn: 'outside' })],
    ['a function under one condition', url({}, { Condition: 'On' }), url({}, { Condition: 'On' })],
  ])('finds two of %s', (_, A, B) => {
    expectRule(urlDuplicate).toFind({ ...resources, A, B }, { logicalId: 'B', property: 'Properties/TargetFunctionArn', message: /one URL, got A and B: remove one/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['two functions', url(), url({ TargetFunctionArn: getAtt('Other', 'Arn') })],
    ['a function and its alias', url(), url({ Qualifier: 'live' })],
    ['two aliases', url({ Qualifier: 'blue' }), url({ Qualifier: 'live' })],
    ['two parameters', url({ TargetFunctionArn: ref('A') }), url({ TargetFunctionArn: ref('B') })],
    ['two conditions', url({}, { Condition: 'Blue' }), url({}, { Condition: 'Green' })],
    ['a choice', url({ Qualifier: either('a', 'b') }), url({ Qualifier: either('a', 'b') })],
  ])('is silent about %s', (_, A, B) => {
    expectRule(urlDuplicate).toStaySilent({ ...resources, A, B });
  });
});
