import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** What each source of code is given by. */
const SOURCES = [['ZipFile'], ['S3Bucket', 'S3Key'], ['ImageUri']];

export const codeAmbiguous: Rule = {
  id: 'Function.CodeAmbiguous',
  severity: 'error',
  statement: '`Code` has more than one of `ZipFile`, `S3Bucket`/`S3Key` and `ImageUri`.',
  fix: 'Keep one of them.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html',
  check: onEachFunction((fn) => {
    const code = fn.at('Code');
    const sources = code.alternatives.map((alternative) => {
      const names = given(alternative).map(([name]) => name);
      return SOURCES.flatMap((source) => source.filter((name) => names.includes(name)).slice(0, 1));
    });
    return sources.every((names) => names.length > 1)
      ? finding(code, `Code must have one of ZipFile, S3Bucket with S3Key, and ImageUri, got ${sources[0].join(' and ')}: keep one`)
      : undefined;
  }),
};
