import { notVersioned } from '../../../../lib/checks/rules/edge/not-versioned';
import { distribution } from '../../edge-kit';
import { alias, either, expectRule, fn, getAtt, ref, sub, UNKNOWN, version } from '../../rule-kit';

const parts = { Fn: fn(), Version: version(), Alias: alias() };

describe('Edge.NotVersioned', () => {
  test.each<[string, unknown, RegExp]>([
    ['the function', getAtt('Fn', 'Arn'), /got Fn::GetAtt Fn\.Arn: write the Ref of an AWS::Lambda::Version/],
    ['its name', ref('Fn'), /got Ref Fn/],
    ['$LATEST', sub('${Fn.Arn}:$LATEST'), /\$LATEST/],
    ['an alias', ref('Alias'), /got Ref Alias/],
    ['an alias by name', sub('${Fn.Arn}:live'), /:live/],
    ['a literal ARN', 'arn:aws:lambda:us-east-1:111122223333:function:auth', /function:auth/],
    ['a literal ARN with an alias', 'arn:aws:lambda:us-east-1:111122223333:function:auth:live', /auth:live/],
    ['an ARN put together', sub('arn:aws:lambda:us-east-1:${AWS::AccountId}:function:auth'), /function:auth/],
    ['both branches', either(getAtt('Fn', 'Arn'), ref('Fn')), /Fn/],
  ])('finds %s', (_, LambdaFunctionARN, message) => {
    expectRule(notVersioned).toFind({ ...parts, Distribution: distribution({ LambdaFunctionARN }) }, {
      logicalId: 'Distribution', property: 'Properties/DistributionConfig/DefaultCacheBehavior/LambdaFunctionAssociations/0/LambdaFunctionARN', message,
    });
  });

  test('finds one of another behavior', () => {
    const CacheBehaviors = [{ PathPattern: 'a/*' }, { LambdaFunctionAssociations: [{ LambdaFunctionARN: getAtt('Fn', 'Arn') }] }];
    expectRule(notVersioned).toFind({ ...parts, Distribution: distribution({}, { CacheBehaviors }) },
      { property: 'Properties/DistributionConfig/CacheBehaviors/1/LambdaFunctionAssociations/0/LambdaFunctionARN' });
  });

  test.each<[string, unknown]>([
    ['a version', ref('Version')],
    ['the ARN of a version', getAtt('Version', 'FunctionArn')],
    ['a number', sub('${Fn.Arn}:7')],
    ['a number of a version', sub('${Fn.Arn}:${Version.Version}')],
    ['a literal number', 'arn:aws:lambda:us-east-1:111122223333:function:auth:7'],
    ['a parameter', UNKNOWN.parameter],
    ['a name of a parameter, which can hold the number', sub('arn:aws:lambda:us-east-1:${AWS::AccountId}:function:${Name}')],
    ['a number of a parameter', sub('arn:aws:lambda:us-east-1:${AWS::AccountId}:function:auth:${Number}')],
    ['what a custom resource yields', getAtt('Reader', 'FunctionArn')],
    ['a dynamic reference', '{{resolve:ssm:/edge/arn}}'],
    ['one branch', either(getAtt('Fn', 'Arn'), ref('Version'))],
  ])('is silent about %s', (_, LambdaFunctionARN) => {
    expectRule(notVersioned).toStaySilent({ ...parts, Distribution: distribution({ LambdaFunctionARN }), Reader: { Type: 'Custom::Reader', Properties: {} } });
  });
});
