import { IMAGE_LIMITS } from '../../../private/limits';
import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** What stands for an image that is not known yet: no name of an image is written so. */
const PLACEHOLDER = /[<>{}$\s]|^[^/:@]*$|^(?!\d{12}\.)\d+\.dkr|placeholder|replace|your|dummy/i;
const UPPER_CASE_NAME = /^[^:@]*[A-Z]/;

export const imageUriNotPrivateEcr: Rule = {
  id: 'Function.ImageUriNotPrivateEcr',
  severity: 'error',
  statement: '`ImageUri` is not an image of a private ECR repository.',
  fix: 'Copy the image to a private ECR repository of the same Region.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
  check: onEachFunction((fn) => {
    const uri = fn.at('Code', 'ImageUri');
    return uri.every(isElsewhere)
      ? finding(uri, `ImageUri must be <account>.dkr.ecr.<region>.amazonaws.com/<repository> with a tag or digest, got ${uri.text() ?? 'another registry'}: copy the image to a private ECR repository of the same Region`)
      : undefined;
  }),
};

function isElsewhere(uri: Reading): boolean {
  const text = uri.text();
  const start = uri.parts()?.at(0);
  if (text !== undefined) {
    return !IMAGE_LIMITS.uri.test(text) && isName(text);
  }
  // What is known up to the first slash is the registry.
  return typeof start === 'string' && start.includes('/') && !IMAGE_LIMITS.registry.test(start.slice(0, start.indexOf('/'))) && isName(start);
}

function isName(text: string): boolean {
  return !PLACEHOLDER.test(text) && !UPPER_CASE_NAME.test(text);
}
