import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const imageRegionMismatch: Rule = {
  id: 'App.ImageRegionMismatch',
  severity: 'error',
  statement: 'The image of a function is in another Region than its stack.',
  fix: 'Replicate the repository to the Region of the function, and name the image there.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
  check: onEachFunction((fn) => {
    const image = fn.at('Code', 'ImageUri');
    const { region } = fn.stack;
    const [first, ...others] = image.alternatives.map(regionOf);
    return region !== undefined && first !== undefined && [first, ...others].every((other) => other !== undefined && other !== region)
      ? finding(image, `Code/ImageUri is an image in the Region of the stack (${region}), got one in ${first}: replicate the repository to ${region}`)
      : undefined;
  }),
};

/** The Region that a URI names. A reference is to a repository that the stack can reach, which is in its own. */
function regionOf(uri: Reading): string | undefined {
  const text = uri.parts()?.map((part) => (typeof part === 'string' ? part : '?')).join('') ?? '';
  return /^[^./]+\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws|on\.aws|\?)/.exec(text)?.[1];
}
