import type { Stack } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge } from '../../lib/private/acknowledge';
import { emptyStack } from '../function/defined-function';
import { warningsOf } from '../synthesized';

describe('an acknowledgement', () => {
  test('silences the findings it names on its construct, and there only', () => {
    const stack: Stack = emptyStack();
    const [part, other] = [new Construct(stack, 'Part'), new Construct(stack, 'Other')];
    acknowledge(part, 'cannot be avoided', 'Pack-Rule1', 'Pack-Rule2');
    for (const scope of [part, other]) {
      ['Pack-Rule1', 'Pack-Rule2', 'Pack-Rule3'].forEach((id) => Validations.of(scope).addWarning(id, id));
    }
    expect(warningsOf(part)).toEqual([expect.stringContaining('Pack-Rule3')]);
    expect(warningsOf(other)).toHaveLength(3);
  });
});
