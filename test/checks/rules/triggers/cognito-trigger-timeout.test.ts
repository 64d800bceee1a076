import { cognitoTriggerTimeout } from '../../../../lib/checks/rules/triggers/cognito-trigger-timeout';
import { alias, either, expectRule, fn, getAtt, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

function pool(LambdaConfig: unknown): Record<string, unknown> {
  return resource('AWS::Cognito::UserPool', { LambdaConfig });
}

describe('Cognito.TriggerTimeout', () => {
  test.each<[string, unknown, unknown, RegExp]>([
    ['6 s', 6, { PreSignUp: getAtt('Fn', 'Arn') }, /at most 5 s, as Cognito waits no longer, got 6 s: set it to 5/],
    ['the function of an alias', 30, { PreSignUp: ref('Alias') }, /got 30 s/],
    ['two triggers once', 30, { PreSignUp: getAtt('Fn', 'Arn'), PostConfirmation: getAtt('Fn', 'Arn') }, /got 30 s/],
    ['both branches', either(10, 20), { PreTokenGenerationConfig: { LambdaArn: getAtt('Fn', 'Arn'), LambdaVersion: 'V2_0' } }, /got 10 s/],
  ])('finds %s', (_, Timeout, config, message) => {
    expectRule(cognitoTriggerTimeout).toFind({ Fn: fn({ Timeout }), Version: version(), Alias: alias(), Pool: pool(config) },
      { logicalId: 'Fn', property: 'Properties/Timeout', message });
  });

  test.each<[string, unknown, unknown]>([
    ['5 s', 5, { PreSignUp: getAtt('Fn', 'Arn') }],
    ['no timeout', undefined, { PreSignUp: getAtt('Fn', 'Arn') }],
    ['a timeout of a parameter', UNKNOWN.parameter, { PreSignUp: getAtt('Fn', 'Arn') }],
    ['one branch', either(5, 10), { PreSignUp: getAtt('Fn', 'Arn') }],
    ['a sender of mail', 30, { CustomEmailSender: { LambdaArn: getAtt('Fn', 'Arn'), LambdaVersion: 'V1_0' } }],
    ['an old version', 30, { PreSignUp: sub('${Fn.Arn}:7') }],
    ['another function', 30, { PreSignUp: UNKNOWN.parameter }],
    ['no trigger', 30, undefined],
  ])('is silent about %s', (_, Timeout, config) => {
    expectRule(cognitoTriggerTimeout).toStaySilent({ Fn: fn({ Timeout }), Pool: pool(config) });
  });
});
