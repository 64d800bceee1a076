import { InvokeCommand } from '@aws-sdk/client-lambda';

/** @import { LambdaClient } from '@aws-sdk/client-lambda' */

/** How much of an answer is worth a line of the log. */
const EXCERPT = 500;

/**
 * Calls the consumer and waits for it. Fails unless all records of the event succeeded.
 *
 * Which of them failed makes no difference: the failure stays whole, and is replayed whole.
 *
 * @param {LambdaClient} client
 * @param {string} functionName
 * @param {string} event
 * @param {AbortSignal} abortSignal
 */
export async function consume(client, functionName, event, abortSignal) {
  const { FunctionError: error, Payload: payload } = await client.send(new InvokeCommand({ FunctionName: functionName, Payload: event }), { abortSignal });
  const text = Buffer.from(payload ?? '').toString('utf8');
  if (error !== undefined) {
    throw new Error(`the consumer failed (${error}): ${text.slice(0, EXCERPT)}`);
  }
  const failures = failuresIn(text);
  if (failures !== undefined && failures !== null && !(Array.isArray(failures) && failures.length === 0)) {
    throw new Error(`the consumer reports failures: ${JSON.stringify(failures).slice(0, EXCERPT)}`);
  }
}

/**
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
 *
 * @param {string} answer
 * @returns {unknown}
 */
function failuresIn(answer) {
  try {
    return JSON.parse(answer)?.batchItemFailures;
  } catch {
    // An answer of another kind reports nothing.
    return undefined;
  }
}
