import { CfnParameter } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { CfnPermissionProps } from 'aws-cdk-lib/aws-lambda';
import { PermissionSourceAccount } from '../../lib/mixins';
import type { Define } from './mixin-kit';
import { bare, expectFixed, expectUnchanged, plain } from './mixin-kit';

const MIXIN = new PermissionSourceAccount();

function permitted(principal: string, props: Partial<CfnPermissionProps> = {}): Define {
  return (stack) => new CfnPermission(stack, 'Permission', { functionName: bare(stack).ref, action: 'lambda:InvokeFunction', principal, ...props });
}

describe('a permission for a whole service', () => {
  test.each(['s3.amazonaws.com', 'secretsmanager.amazonaws.com', 'ses.amazonaws.com', 'logs.amazonaws.com'])('is for the account alone: %s', (principal) => {
    expectFixed(permitted(principal), MIXIN, 'Permission.ServiceWithoutSource');
  });

  test('of the CDK is for the account alone', () => {
    expectFixed((stack) => plain(stack).grantInvoke(new ServicePrincipal('secretsmanager.amazonaws.com')), MIXIN, 'Permission.ServiceWithoutSource');
  });
});

describe('what stays as it is', () => {
  test.each<[string, Define]>([
    ['a permission with a source', permitted('s3.amazonaws.com', { sourceArn: 'arn:aws:s3:::bucket' })],
    ['a permission with an account', permitted('s3.amazonaws.com', { sourceAccount: '111122223333' })],
    ['a service that tells no account', permitted('sns.amazonaws.com')],
    ['a service whose account is in its ARN', permitted('events.amazonaws.com')],
    ['another account', permitted('111122223333')],
    ['a principal of a parameter', (stack) => permitted(new CfnParameter(stack, 'Principal').valueAsString)(stack)],
    ['a function', plain],
  ])('%s', (_, define) => {
    expectUnchanged(define, MIXIN);
  });
});
