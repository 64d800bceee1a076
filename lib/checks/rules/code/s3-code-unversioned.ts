import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** A key with a hash in it names one content for ever. */
const HASH = /[0-9a-f]{32}/i;

export const s3CodeUnversioned: Rule = {
  id: 'Function.S3CodeUnversioned',
  severity: 'info',
  statement: '`S3Key` has no hash and there is no `S3ObjectVersion`: a new object of that name is never deployed.',
  fix: 'Set `S3ObjectVersion`, or put a hash of the content into the key.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html',
  check: onEachFunction((fn) => {
    const key = fn.at('Code', 'S3Key');
    const value = key.textThat((text) => !HASH.test(text));
    return value === undefined || !fn.at('Code', 'S3ObjectVersion').isAbsent
      ? undefined
      : finding(key, `S3Key should change with the content or have an S3ObjectVersion, got ${value}: set S3ObjectVersion, or put a hash into the key`);
  }),
};
