import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const imageTagLatest: Rule = {
  id: 'Function.ImageTagLatest',
  severity: 'warning',
  statement: '`ImageUri` has the tag `latest`, or neither tag nor digest: a new image of that name is never deployed.',
  fix: 'Use the digest of the image, or a tag of its own for each build.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
  check: onEachFunction((fn) => {
    const uri = fn.at('Code', 'ImageUri');
    return uri.every(isMoving)
      ? finding(uri, `ImageUri must have a digest or a tag that never moves, got ${uri.text() ?? 'latest'}: use the digest, or a tag of its own for each build`)
      : undefined;
  }),
};

function isMoving(uri: Reading): boolean {
  return uri.endsWith(':latest') || uri.textThat((text) => text !== '' && !/[:@]/.test(text.slice(text.lastIndexOf('/') + 1))) !== undefined;
}
