import { s3CodeUnversioned } from '../../../../lib/checks/rules/code/s3-code-unversioned';
import { either, expectRule, fn, sub, UNKNOWN } from '../../rule-kit';

describe('Function.S3CodeUnversioned', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a name', { Code: { S3Bucket: 'b', S3Key: 'functions/app.zip' } }, /got functions\/app.zip: set S3ObjectVersion/],
    ['two names', { Code: { S3Bucket: 'b', S3Key: either('a.zip', 'b.zip') } }, /got a.zip/],
  ])('finds %s', (_, properties, message) => {
    expectRule(s3CodeUnversioned).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code/S3Key', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a hash', { Code: { S3Bucket: 'b', S3Key: `${'0a1b2c3d'.repeat(8)}.zip` } }],
    ['a version', { Code: { S3Bucket: 'b', S3Key: 'app.zip', S3ObjectVersion: 'v' } }],
    ['a version of a parameter', { Code: { S3Bucket: 'b', S3Key: 'app.zip', S3ObjectVersion: UNKNOWN.parameter } }],
    ['a parameter', { Code: { S3Bucket: 'b', S3Key: UNKNOWN.parameter } }],
    ['a key with a parameter in it', { Code: { S3Bucket: 'b', S3Key: sub('${Parameter}/app.zip') } }],
    ['inline code', { Code: { ZipFile: 'x' } }],
  ])('is silent about %s', (_, properties) => {
    expectRule(s3CodeUnversioned).toStaySilent({ Fn: fn(properties) });
  });
});
