import { Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { warn } from '../../lib/private/warnings';
import { emptyStack } from '../function/defined-function';
import { warningsOf } from '../synthesized';

const ID = 'cdk-lambda-patterns:Part.tooSmall';

describe('a warning', () => {
  test('names its construct and the id it is acknowledged by', () => {
    const stack = emptyStack();
    warn(new Construct(stack, 'Part'), 'Part.tooSmall', 'size of 1 is small');
    Annotations.fromStack(stack).hasWarning('/Stack/Part', Match.stringLikeRegexp(`size of 1 is small .*${ID}`));
  });

  test('is gone once it is acknowledged', () => {
    const part = new Construct(emptyStack(), 'Part');
    warn(part, 'Part.tooSmall', 'size of 1 is small');
    expect(warningsOf(part)).toHaveLength(1);
    Validations.of(part).acknowledge({ id: ID, reason: 'small on purpose' });
    expect(warningsOf(part)).toEqual([]);
  });
});
