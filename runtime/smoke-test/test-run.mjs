import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { difference } from './expectation.mjs';
import { log } from './log.mjs';
import { hasNoAnswer, retry, within } from './retry.mjs';

/** How long a refusal that passes by itself is waited for. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * What passes by itself: throttling, a version that is not ready, and a right granted a moment ago, which takes a while to be known everywhere.
 */
const PASSING = new Set([
  'AccessDeniedException', 'EC2ThrottledException', 'ResourceConflictException', 'ResourceNotReadyException', 'ServiceException',
  'SnapStartNotReadyException', 'TooManyRequestsException',
]);

/** One attempt at a time: how often and how long is decided here. */
const lambda = new LambdaClient({ maxAttempts: 1 });

/**
 * Sends the events one after the other; throws at the first that fails.
 *
 * @param {import('./plan.mjs').TestEvent[]} events
 * @param {() => number} left the milliseconds that the test has left
 */
export async function runEvents(events, left) {
  for (const [index, event] of events.entries()) {
    const place = `event ${index + 1} of ${events.length}`;
    const started = performance.now();
    const requestId = await runEvent(event, left).catch((error) => {
      throw new Error(`${place}: ${error.message}`, { cause: error });
    });
    log('info', { result: 'passed', event: place, milliseconds: Math.round(performance.now() - started), requestId });
  }
}

/**
 * @param {import('./plan.mjs').TestEvent} event
 * @param {() => number} left
 */
async function runEvent({ payload, expectedFields }, left) {
  const response = await invoke(JSON.stringify(payload), left);
  const answer = Buffer.from(response.Payload ?? []).toString();
  const requestId = response.$metadata.requestId;
  // A failed invocation is answered with the status 200 too.
  if (response.FunctionError !== undefined) {
    throw new Error(`the function failed (${response.FunctionError}, request ${requestId}): ${errorText(answer)}`);
  }
  if (expectedFields !== undefined) {
    const found = difference(expectedFields, parsed(answer));
    if (found !== undefined) {
      throw new Error(`the answer is not as expected (request ${requestId}): ${found}`);
    }
  }
  return requestId;
}

/**
 * @param {string} payload
 * @param {() => number} left
 */
async function invoke(payload, left) {
  const started = performance.now();
  const patience = () => Math.min(left(), PATIENCE_MILLISECONDS - (performance.now() - started));
  try {
    return await retry(() => {
      const milliseconds = left();
      if (milliseconds <= 0) {
        throw new Error('the time of the test is over');
      }
      const command = new InvokeCommand({ FunctionName: process.env.TARGET_ARN, InvocationType: 'RequestResponse', Payload: payload });
      return lambda.send(command, within(milliseconds));
    }, isPassing, patience);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw new Error('the function did not answer in the time of the test', { cause: error });
    }
    throw new Error(`the function cannot be invoked: ${error.name}: ${error.message}`, { cause: error });
  }
}

/** @param {Error} error */
function isPassing(error) {
  return PASSING.has(error.name) || hasNoAnswer(error);
}

/** @param {string} answer */
function parsed(answer) {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}

/** @param {string} answer what the runtime says of an error */
function errorText(answer) {
  const { errorType, errorMessage } = parsed(answer) ?? {};
  return errorMessage === undefined ? answer : `${errorType}: ${errorMessage}`;
}
