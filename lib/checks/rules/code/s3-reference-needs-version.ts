import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const s3ReferenceNeedsVersion: Rule = {
  id: 'Function.S3ReferenceNeedsVersion',
  severity: 'error',
  statement: '`S3ObjectStorageMode` is `REFERENCE` and there is no `S3ObjectVersion`.',
  fix: 'Set `S3ObjectVersion`, with versioning of the bucket on.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html',
  check: onEachFunction((fn) => {
    const code = fn.at('Code');
    return code.at('S3ObjectStorageMode').is('REFERENCE') && code.at('S3ObjectVersion').isEmpty
      ? finding(code, 'S3ObjectVersion must be given with S3ObjectStorageMode REFERENCE, got none: add the version of the object, or set the mode to COPY')
      : undefined;
  }),
};
