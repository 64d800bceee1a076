import { Construct } from 'constructs';
import { recordReason } from '../../lib/private/reason';
import { failure } from '../failure';
import { emptyStack } from '../function/defined-function';

describe('a reason', () => {
  test('is on record at the construct', () => {
    const part = new Construct(emptyStack(), 'Part');
    recordReason(part, 'the alarm Errors', 'someone else watches');
    expect(part.node.metadata).toEqual([expect.objectContaining({ type: 'cdk-lambda-patterns:reason', data: { what: 'the alarm Errors', reason: 'someone else watches' } })]);
  });

  test.each(['', ' ', '\n\t'])('fails when it says nothing: "%s"', (reason) => {
    expect(() => recordReason(emptyStack(), 'the alarm Errors', reason)).toThrow(failure('ReasonMissing', /turn off the alarm Errors must not be empty, got "\s*": /));
  });
});
