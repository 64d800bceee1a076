import { permissionAfterBucket } from '../../../../lib/checks/rules/triggers/permission-after-bucket';
import { either, expectRule, fn, getAtt, NO_VALUE, permission, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const S3 = 's3.amazonaws.com';

function bucket(properties: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}): Record<string, unknown> {
  return resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: getAtt('Fn', 'Arn') }] }, ...properties }, attributes);
}

describe('S3Notification.PermissionAfterBucket', () => {
  test.each<[string, Record<string, unknown>]>([
    ['its ARN', permission(S3, { SourceArn: getAtt('Bucket', 'Arn') })],
    ['its name', permission(S3, { SourceArn: sub('arn:aws:s3:::${Bucket}') })],
    ['its name, joined', permission(S3, { SourceArn: { 'Fn::Join': ['', ['arn:aws:s3:::', ref('Bucket')]] } })],
    ['DependsOn', permission(S3, {}, { DependsOn: 'Bucket' })],
  ])('finds a permission that waits for the bucket by %s', (_, Permission) => {
    expectRule(permissionAfterBucket).toFind({ Fn: fn(), Bucket: bucket(), Permission },
      { logicalId: 'Bucket', property: 'Properties/NotificationConfiguration/LambdaConfigurations/0/Function', message: /got Permission, which waits for Bucket/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a literal name', { Bucket: bucket({ BucketName: 'b' }, { DependsOn: 'Permission' }), Permission: permission(S3, { SourceArn: 'arn:aws:s3:::b' }) }],
    ['the account alone', { Bucket: bucket(), Permission: permission(S3, { SourceAccount: ref('AWS::AccountId') }) }],
    ['a name from a parameter', { Bucket: bucket({ BucketName: UNKNOWN.parameter }), Permission: permission(S3, { SourceArn: sub('arn:aws:s3:::${Parameter}') }) }],
    ['a second permission', { Bucket: bucket(), A: permission(S3, { SourceArn: getAtt('Bucket', 'Arn') }), B: permission(S3) }],
    ['no permission', { Bucket: bucket() }],
    ['a permission of another function too', { Bucket: bucket(), A: permission(S3, { SourceArn: getAtt('Bucket', 'Arn') }), B: permission(S3, { FunctionName: UNKNOWN.parameter }) }],
    ['notifications in one branch, as where they are added by an update', {
      Bucket: resource('AWS::S3::Bucket', { NotificationConfiguration: either({ LambdaConfigurations: [{ Function: getAtt('Fn', 'Arn') }] }, NO_VALUE) }),
      Permission: permission(S3, { SourceArn: getAtt('Bucket', 'Arn') }),
    }],
    ['notifications by the CDK\'s own resource', {
      Bucket: resource('AWS::S3::Bucket'), Permission: permission(S3, { SourceArn: getAtt('Bucket', 'Arn') }),
      Notifications: resource('Custom::S3BucketNotifications', { BucketName: ref('Bucket'), NotificationConfiguration: { LambdaFunctionConfigurations: [{ LambdaFunctionArn: getAtt('Fn', 'Arn') }] } }),
    }],
  ])('is silent about %s', (_, resources) => {
    expectRule(permissionAfterBucket).toStaySilent({ Fn: fn(), ...resources });
  });
});
