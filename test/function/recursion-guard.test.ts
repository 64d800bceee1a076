import { RecursionGuard } from '../../lib';
import { failure } from '../failure';
import { onlyPropertiesOf } from '../synthesized';
import { defineFunction } from './defined-function';

describe('a function that invokes itself in a circle', () => {
  test('is stopped by the service, which needs no setting for that', () => {
    expect(onlyPropertiesOf(defineFunction({ recursion: RecursionGuard.terminate() }).stack, 'AWS::Lambda::Function')).not.toHaveProperty('RecursiveLoop');
  });

  test('goes on where that is allowed, and the reason is on record', () => {
    const { stack, fn } = defineFunction({ recursion: RecursionGuard.allow('the depth is in the event') });
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ RecursiveLoop: 'Allow' });
    expect(fn.node.metadata).toContainEqual(expect.objectContaining({
      type: 'cdk-lambda-patterns:reason', data: { what: 'recursive loop protection', reason: 'the depth is in the event' },
    }));
  });

  test.each(['', '  '])('fails to be allowed for the reason "%s"', (reason) => {
    expect(() => defineFunction({ recursion: RecursionGuard.allow(reason) })).toThrow(failure('ReasonMissing', /recursive loop protection .* got "\s*"/));
  });
});
