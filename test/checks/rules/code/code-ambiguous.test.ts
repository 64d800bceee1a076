import { codeAmbiguous } from '../../../../lib/checks/rules/code/code-ambiguous';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.CodeAmbiguous', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['inline code and a package', { Code: { ZipFile: 'x', S3Bucket: 'b', S3Key: 'k' } }, /one of ZipFile, .* got ZipFile and S3Bucket: keep one/],
    ['inline code and a key', { Code: { ZipFile: 'x', S3Key: 'k' } }, /got ZipFile and S3Key/],
    ['a package and an image', { Code: { S3Bucket: 'b', S3Key: 'k', ImageUri: UNKNOWN.parameter } }, /got S3Bucket and ImageUri/],
    ['inline code and an image', { Code: { ZipFile: 'x', ImageUri: UNKNOWN.parameter } }, /got ZipFile and ImageUri/],
    ['all of them', { Code: { ZipFile: 'x', S3Bucket: UNKNOWN.import, S3Key: 'k', ImageUri: 'i' } }, /ZipFile and S3Bucket and ImageUri/],
    ['another mistake in each branch', { Code: either({ ZipFile: 'x', S3Key: 'k' }, { ZipFile: 'x', ImageUri: 'i' }) }, /got ZipFile and S3Key/],
  ])('finds %s', (_, properties, message) => {
    expectRule(codeAmbiguous).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a package', { Code: { S3Bucket: 'b', S3Key: 'k', S3ObjectVersion: 'v' } }],
    ['inline code', { Code: { ZipFile: 'x' } }],
    ['an image', { Code: { ImageUri: 'i' } }],
    ['one source in each branch', { Code: either({ ZipFile: 'x' }, { S3Bucket: 'b', S3Key: 'k' }) }],
    ['sources that exclude each other', { Code: { ZipFile: either('x', NO_VALUE), S3Bucket: either(NO_VALUE, 'b'), S3Key: either(NO_VALUE, 'k') } }],
    ['one source that may not be there', { Code: { ZipFile: either('x', NO_VALUE), S3Bucket: 'b', S3Key: 'k' } }],
    ['a folder that is packaged later', { Code: './src' }],
    ['a parameter', { Code: UNKNOWN.parameter }],
    ['no code', { Code: undefined }],
  ])('is silent about %s', (_, properties) => {
    expectRule(codeAmbiguous).toStaySilent({ Fn: fn(properties) });
  });
});
