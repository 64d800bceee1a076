import { runtimeProgram } from './runtime-program';

type Retry = (call: () => Promise<unknown>, isPassing: (error: Error) => boolean, left: () => number) => Promise<unknown>;

const { retry } = runtimeProgram('smoke-test', 'retry.mjs') as { retry: Retry };

describe('a call', () => {
  test('is repeated while its error passes', async () => {
    const call = jest.fn().mockRejectedValueOnce(new RangeError('first')).mockResolvedValue('answer');
    await expect(retry(call, () => true, () => 10_000)).resolves.toBe('answer');
    expect(call).toHaveBeenCalledTimes(2);
  });

  test('is not repeated when its error does not pass', async () => {
    const call = jest.fn().mockRejectedValue(new RangeError('final'));
    await expect(retry(call, () => false, () => 10_000)).rejects.toThrow('final');
    expect(call).toHaveBeenCalledTimes(1);
  });

  test.each([[250, 1], [251, 2]])('with %d ms left is made %d times, as a pause of 250 ms must fit', async (milliseconds, times) => {
    const call = jest.fn().mockRejectedValue(new RangeError('again'));
    await expect(retry(call, () => true, () => milliseconds)).rejects.toThrow('again');
    expect(call).toHaveBeenCalledTimes(times);
  });
});
