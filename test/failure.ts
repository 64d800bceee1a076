/** An error of the code whose message holds the value. */
export function failure(code: string, text: RegExp): Error {
  return expect.objectContaining({ name: code, message: expect.stringMatching(text) }) as Error;
}
