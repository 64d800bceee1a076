import { runtimeArnFormat } from '../../../../lib/checks/rules/function/runtime-arn-format';
import { either, expectRule, fn, sub, UNKNOWN } from '../../rule-kit';

function arn(RuntimeVersionArn: unknown): Record<string, unknown> {
  return { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual', RuntimeVersionArn } };
}

describe('Function.RuntimeArnFormat', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['an id', arn('0a1b2c3d4e5f60718293a4b5c6d7e8f9'), /got 0a1b2c3d4e5f60718293a4b5c6d7e8f9/],
    ['an account in it', arn('arn:aws:lambda:eu-west-1:123456789012:runtime:0a1b'), /must be arn:aws:lambda:<region>::runtime:<id>/],
    ['an ARN of something else', arn('arn:aws:lambda:eu-west-1:123456789012:function:name'), /got arn/],
    ['one that is too long', arn(`arn:aws:lambda:eu-west-1::runtime:${'a'.repeat(2_048)}`), /26 to 2048 characters/],
    ['two bad branches', arn(either('one', 'two')), /got one/],
  ])('finds %s', (_, properties, message) => {
    expectRule(runtimeArnFormat).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/RuntimeManagementConfig/RuntimeVersionArn', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an ARN', arn('arn:aws:lambda:us-east-1::runtime:0cdcfbdefbc5e7d3343f73c2e2dd3cba17d61dea0686b404502a0c9ce83931b9')],
    ['an ARN of another partition', arn('arn:aws-us-gov:lambda:us-gov-west-1::runtime:0a1b')],
    ['an ARN with a Region that is not known', arn(sub('arn:${AWS::Partition}:lambda:${AWS::Region}::runtime:0a1b'))],
    ['a parameter', arn(UNKNOWN.parameter)],
    ['a legal branch', arn(either('one', 'arn:aws:lambda:us-east-1::runtime:0a1b'))],
    ['nothing', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(runtimeArnFormat).toStaySilent({ Fn: fn(properties) });
  });
});
