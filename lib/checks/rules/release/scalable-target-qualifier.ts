import type { Part, Reading } from '../../../template';
import { isReference } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { written } from '../../written';

/** Stands for a name that is not known and has no colon. */
const SOME_NAME = 'name';

export const scalableTargetQualifier: Rule = {
  id: 'ScalableTarget.LambdaQualifier',
  severity: 'error',
  statement: 'The `ResourceId` of a scalable target of Lambda names a function without alias or version, or its `$LATEST`.',
  fix: 'Write `function:<name>:<alias>`.',
  source: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html',
  check: onEach('AWS::ApplicationAutoScaling::ScalableTarget', (target) => {
    const id = target.at('ResourceId');
    return target.at('ServiceNamespace').is('lambda') && id.every(isUnqualified)
      ? finding(id, `ResourceId of Lambda is function:<name>:<alias or version>, got ${written(id)}: append the name of an alias`)
      : undefined;
  }),
};

function isUnqualified(id: Reading): boolean {
  if (id.startsWith('function:') && id.endsWith(':$LATEST')) {
    return true;
  }
  const pieces = id.parts()?.map(nameless);
  return pieces !== undefined && pieces.every((piece) => piece !== undefined) && /^function:[^:]+:?$/.test(pieces.join(''));
}

/** The text of a part, if it is known as far as colons go. */
function nameless(part: Part): string | undefined {
  if (typeof part === 'string') {
    return part;
  }
  if (isReference(part)) {
    return part.resource.type === 'AWS::Lambda::Function' && part.attribute === 'Ref' ? SOME_NAME : undefined;
  }
  return /^\{"Ref":"AWS::(StackName|Region|AccountId|Partition)"\}$/.test(JSON.stringify(part.raw)) ? SOME_NAME : undefined;
}
