import { codeIncomplete } from '../../../../lib/checks/rules/code/code-incomplete';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.CodeIncomplete', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['nothing', { Code: {} }, /ZipFile or ImageUri, got none: add what is missing/],
    ['a bucket without a key', { Code: { S3Bucket: 'b' } }, /got S3Bucket/],
    ['a key without a bucket', { Code: { S3Key: 'k', S3ObjectVersion: 'v' } }, /got S3Key alone/],
    ['a bucket that is not known, without a key', { Code: { S3Bucket: UNKNOWN.import } }, /got S3Bucket/],
    ['no value', { Code: { ZipFile: NO_VALUE } }, /got none/],
    ['two branches', { Code: either({ S3Bucket: 'b' }, { S3Key: 'k' }) }, /got S3Bucket/],
  ])('finds %s', (_, properties, message) => {
    expectRule(codeIncomplete).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a package', { Code: { S3Bucket: 'b', S3Key: 'k' } }],
    ['a package of parameters', { Code: { S3Bucket: UNKNOWN.parameter, S3Key: UNKNOWN.parameter } }],
    ['inline code', { Code: { ZipFile: 'x' } }],
    ['inline code of a parameter', { Code: { ZipFile: UNKNOWN.parameter } }],
    ['an image', { Code: { ImageUri: UNKNOWN.import } }],
    ['sources that exclude each other', { Code: { ZipFile: either('x', NO_VALUE), S3Bucket: either(NO_VALUE, 'b'), S3Key: either(NO_VALUE, 'k') } }],
    ['a legal branch', { Code: either({ S3Bucket: 'b' }, { ZipFile: 'x' }) }],
    ['a folder that is packaged later', { Code: './src' }],
    ['a parameter', { Code: UNKNOWN.parameter }],
    ['a transform that adds what is missing', { Code: { S3Bucket: 'b', 'Fn::Transform': { Name: 'AWS::Include' } } }],
    ['no code, which the schema refuses', { Code: undefined }],
  ])('is silent about %s', (_, properties) => {
    expectRule(codeIncomplete).toStaySilent({ Fn: fn(properties) });
  });

  test('is silent where a macro can add it', () => {
    expectRule(codeIncomplete).toStaySilent({ Transform: 'Macro', Resources: { Fn: fn({ Code: { S3Bucket: 'b' } }) } });
  });
});
