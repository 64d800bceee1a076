import { LambdaClient } from '@aws-sdk/client-lambda';
import { answer } from './answer.mjs';
import { decide, withoutKnowing } from './decision.mjs';
import { describe } from './description.mjs';
import { LambdaApi } from './lambda-api.mjs';
import { requestOf } from './request.mjs';

/** @import { Named } from './decision.mjs' */
/** @import { Request } from './request.mjs' */

/** What is kept of the time, in milliseconds, to deliver the answer: longer than all its tries take. */
const RESERVE = 15_000;

/** Tries of one call to Lambda. */
const TRIES = 4;

/**
 * Tells CloudFormation which version was live before. Changes nothing itself.
 *
 * @param {any} event
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
export async function handler(event, context) {
  await answer(event, event.RequestType === 'Delete' ? { Status: 'SUCCESS', Reason: 'there was nothing of its own' } : await resultOf(event, context));
}

/**
 * A request that makes no sense fails. Lambda that cannot be asked is no failure: a deployment is worth more than a comparison.
 *
 * @param {any} event
 * @param {{ getRemainingTimeInMillis(): number }} context
 * @returns {Promise<{ Status: 'SUCCESS' | 'FAILED', Reason: string, Data?: Readonly<Record<string, string>> }>}
 */
async function resultOf(event, context) {
  let request;
  try {
    request = requestOf(event);
  } catch (/** @type {any} */ error) {
    say('ERROR', 'the request makes no sense', { reason: error.message });
    return { Status: 'FAILED', Reason: error.message };
  }
  const signal = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - RESERVE));
  const { version, undo, reason } = await namedOf(request, signal);
  return { Status: 'SUCCESS', Reason: reason, Data: { Version: String(version), Description: describe(undo) } };
}

/**
 * @param {Request} request
 * @param {AbortSignal} signal
 * @returns {Promise<Named & { reason: string }>}
 */
async function namedOf(request, signal) {
  const { functionName, aliasName, previousName, version } = request;
  const client = new LambdaClient({ maxAttempts: TRIES, requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } });
  try {
    const api = new LambdaApi(client, { functionName, signal });
    const named = decide(request, { live: (await api.alias(aliasName))?.version, previous: await api.alias(previousName) });
    // No alias may name it any more, and then it may have been pruned.
    const found = named.version === version || await api.has(named.version);
    const known = found ? named : { ...named, version, reason: `version ${named.version} was deleted` };
    say('INFO', known.reason, { ...request, ...known });
    return known;
  } catch (/** @type {any} */ error) {
    say('ERROR', 'the version before cannot be found', { ...request, error: error?.name, reason: error?.message });
    return withoutKnowing(request, `the version before cannot be found: ${error?.name}`);
  } finally {
    client.destroy();
  }
}

/**
 * A line of the log, beside the runtime's own console: what is JSON already is not wrapped again.
 *
 * @param {string} level
 * @param {string} message
 * @param {object} details
 */
function say(level, message, details) {
  process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, message, ...details })}\n`);
}
