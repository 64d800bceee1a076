/** Tries to deliver an answer, and the wait after the first one, which doubles. */
const TRIES = 5;
const WAIT = 200;

/** How long one try may take, in milliseconds. */
const ONE_TRY = 2_000;

/**
 * Tells CloudFormation how a request went. Fails when it cannot be reached: Lambda repeats the run then.
 *
 * The bytes are sent without a content type, because the address is signed without one.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 *
 * @param {any} event
 * @param {{ Status: 'SUCCESS' | 'FAILED', Reason: string, Data?: Readonly<Record<string, string>> }} result
 */
export async function answer({ ResponseURL: url, StackId, RequestId, LogicalResourceId, PhysicalResourceId }, result) {
  // The id never changes, so nothing is ever replaced.
  const body = new TextEncoder().encode(JSON.stringify({
    ...result, StackId, RequestId, LogicalResourceId, PhysicalResourceId: PhysicalResourceId ?? LogicalResourceId,
  }));
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { ok, status } = await fetch(url, { method: 'PUT', body, signal: AbortSignal.timeout(ONE_TRY) });
      if (ok) {
        return;
      }
      throw new Error(`CloudFormation took the answer with status ${status}`);
    } catch (error) {
      if (attempt === TRIES) {
        throw error;
      }
      await new Promise((resume) => setTimeout(resume, WAIT * 2 ** (attempt - 1)));
    }
  }
}
