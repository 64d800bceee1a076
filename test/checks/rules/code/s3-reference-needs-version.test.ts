import { s3ReferenceNeedsVersion } from '../../../../lib/checks/rules/code/s3-reference-needs-version';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.S3ReferenceNeedsVersion', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no version', { Code: { S3Bucket: 'b', S3Key: 'k', S3ObjectStorageMode: 'REFERENCE' } }, /S3ObjectVersion must be given with S3ObjectStorageMode REFERENCE, got none/],
    ['no version in both branches', { Code: { S3Bucket: 'b', S3Key: 'k', S3ObjectStorageMode: 'REFERENCE', S3ObjectVersion: either(NO_VALUE, '') } }, /got none/],
  ])('finds %s', (_, properties, message) => {
    expectRule(s3ReferenceNeedsVersion).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a version', { Code: { S3Bucket: 'b', S3Key: 'k', S3ObjectStorageMode: 'REFERENCE', S3ObjectVersion: 'v' } }],
    ['a version of a parameter', { Code: { S3Bucket: 'b', S3Key: 'k', S3ObjectStorageMode: 'REFERENCE', S3ObjectVersion: UNKNOWN.parameter } }],
    ['a version in one branch', { Code: { S3Bucket: 'b', S3Key: 'k', S3ObjectStorageMode: 'REFERENCE', S3ObjectVersion: either('v', NO_VALUE) } }],
    ['a copy', { Code: { S3Bucket: 'b', S3Key: 'k', S3ObjectStorageMode: 'COPY' } }],
    ['a mode of a parameter', { Code: { S3Bucket: 'b', S3Key: 'k', S3ObjectStorageMode: UNKNOWN.parameter } }],
    ['no mode', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(s3ReferenceNeedsVersion).toStaySilent({ Fn: fn(properties) });
  });
});
