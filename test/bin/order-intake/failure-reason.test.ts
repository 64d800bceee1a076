import { reasonOf } from '../../../bin/order-intake/failure-reason';

describe('the reason of a failure', () => {
  test('is the name and the message of an error', () => {
    expect(reasonOf(new RangeError('table gone'))).toEqual({ error: 'RangeError', reason: 'table gone' });
  });

  test('is the text of anything else that was thrown', () => {
    expect(reasonOf('gone')).toEqual({ error: 'UnknownError', reason: 'gone' });
  });
});
