import type { Reading } from '../../../template';
import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** A function without `Code` is refused by the schema of CloudFormation already. */
export const codeIncomplete: Rule = {
  id: 'Function.CodeIncomplete',
  severity: 'error',
  statement: '`Code` has no `ZipFile`, `S3Key` or `ImageUri`, or one of `S3Bucket` and `S3Key` without the other.',
  fix: 'Give `S3Bucket` and `S3Key`, `ZipFile`, or `ImageUri`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html',
  check: onEachFunction((fn) => {
    const code = fn.at('Code');
    const [first] = given(code.alternatives[0]);
    return code.every(isIncomplete)
      ? finding(code, `Code must have S3Bucket and S3Key, ZipFile or ImageUri, got ${first === undefined ? 'none' : `${first[0]} alone`}: add what is missing`)
      : undefined;
  }),
};

function isIncomplete(code: Reading): boolean {
  if (code.entries() === undefined || !code.at('ZipFile').isAbsent || !code.at('ImageUri').isAbsent) {
    return false;
  }
  const names = given(code).map(([name]) => name);
  const [bucket, key] = [code.at('S3Bucket'), code.at('S3Key')];
  return (bucket.isAbsent || names.includes('S3Bucket')) && (key.isAbsent || names.includes('S3Key')) && (bucket.isAbsent || key.isAbsent);
}
