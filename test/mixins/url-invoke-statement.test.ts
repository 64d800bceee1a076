import { CfnCondition, Fn } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnPermission, CfnUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import type { CfnPermissionProps } from 'aws-cdk-lib/aws-lambda';
import { UrlInvokeStatement } from '../../lib/mixins';
import type { Define } from './mixin-kit';
import { bare, expectFixed, expectUnchanged, plain, stackWith } from './mixin-kit';

const MIXIN = new UrlInvokeStatement();
const SOURCE = { sourceArn: 'arn:aws:cloudfront::111122223333:distribution/E1', principal: 'cloudfront.amazonaws.com' };

/** A URL with the permission that was enough once. */
function halfOpen(props: Partial<CfnPermissionProps> = {}): (stack: Parameters<Define>[0]) => CfnPermission {
  return (stack) => {
    const fn = bare(stack);
    new CfnUrl(stack, 'Url', { targetFunctionArn: fn.attrArn, authType: props.principal === undefined ? 'NONE' : 'AWS_IAM' });
    return new CfnPermission(stack, 'Permission', { functionName: fn.attrArn, action: 'lambda:InvokeFunctionUrl', principal: '*', ...props });
  };
}

describe('a permission to invoke a URL', () => {
  test('for everybody gets its second one, for the URL alone', () => {
    expectFixed(halfOpen({ functionUrlAuthType: 'NONE' }), MIXIN, 'Url.InvokeFunctionStatementMissing');
    Template.fromStack(stackWith(halfOpen(), MIXIN)).hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true,
    });
  });

  test('for a distribution gets its second one, for the distribution alone', () => {
    expectFixed(halfOpen(SOURCE), MIXIN, 'Permission.CloudFrontUrlTwoActions');
    Template.fromStack(stackWith(halfOpen(SOURCE), MIXIN)).hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction', Principal: SOURCE.principal, SourceArn: SOURCE.sourceArn,
    });
  });

  test('gets a second one under its own condition', () => {
    const stack = stackWith((scope) => {
      halfOpen()(scope).cfnOptions.condition = new CfnCondition(scope, 'Wanted', { expression: Fn.conditionEquals(scope.region, 'eu-central-1') });
    }, MIXIN);
    const permissions = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Permission'));
    expect(permissions.map(({ Condition }) => Condition as unknown)).toEqual(['Wanted', 'Wanted']);
  });

  test('gets no third one when the mixin is applied twice', () => {
    expect(Object.keys(Template.fromStack(stackWith(halfOpen(), MIXIN, MIXIN)).findResources('AWS::Lambda::Permission'))).toHaveLength(2);
  });
});

describe('what stays as it is', () => {
  test.each<[string, Define]>([
    ['a public URL of the CDK', (stack) => plain(stack).addFunctionUrl({ authType: FunctionUrlAuthType.NONE })],
    ['a URL of the CDK behind CloudFront', (stack) => {
      const url = plain(stack).addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });
      new Distribution(stack, 'Distribution', { defaultBehavior: { origin: FunctionUrlOrigin.withOriginAccessControl(url) } });
    }],
    ['a permission to invoke a function', (stack) => new CfnPermission(stack, 'Permission', { functionName: bare(stack).ref, action: 'lambda:InvokeFunction', principal: '111122223333' })],
    ['a function', plain],
  ])('%s', (_, define) => {
    expectUnchanged(define, MIXIN);
  });
});
