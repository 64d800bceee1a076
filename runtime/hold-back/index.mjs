import { LambdaClient } from '@aws-sdk/client-lambda';
import { millisecondsOf } from './age.mjs';
import { AliasApi } from './alias-api.mjs';
import { answer } from './answer.mjs';
import { decide, decideByAge } from './decision.mjs';
import { requestOf } from './request.mjs';
import { reroute } from './routing.mjs';

/** What is kept of the time, in milliseconds, to deliver the answer: longer than all its tries take. */
const RESERVE = 15_000;

/** Tries of one call to Lambda. */
const TRIES = 4;

/**
 * Answers a request of CloudFormation, or looks whether a hold-back is over.
 *
 * @param {any} event a request, or what the schedule sends: `FunctionName`, `AliasName` and `MaxAge`
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
export async function handler(event, context) {
  const client = new LambdaClient({ maxAttempts: TRIES, requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } });
  const signal = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - RESERVE));
  const apiOf = (/** @type {string} */ functionName, /** @type {string} */ aliasName) => new AliasApi(client, { functionName, aliasName, signal });
  try {
    await (event.RequestType === undefined ? endByAge(event, apiOf) : answer(event, await resultOf(event, apiOf)));
  } finally {
    client.destroy();
  }
}

/**
 * A run that fails is seen: the alarm watches for it.
 *
 * @param {any} event
 * @param {(functionName: string, aliasName: string) => AliasApi} apiOf
 */
async function endByAge({ FunctionName: functionName, AliasName: aliasName, MaxAge: text }, apiOf) {
  const maxAge = millisecondsOf(text);
  const api = apiOf(functionName, aliasName);
  const outcome = await reroute(api, async (alias) => {
    const live = Object.keys(alias.weights).length > 0 ? await api.version(alias.version) : undefined;
    return decideByAge(alias, Date.now() - (live?.published ?? NaN), maxAge);
  });
  say('INFO', outcome.reason, { functionName, aliasName, ...outcome });
}

/**
 * The traffic has moved when a request comes, and a deployment that fails now would move it back for no reason of its own: what cannot
 * be held back is no failure. A request that makes no sense is one, unless it only cleans up.
 *
 * @param {any} event
 * @param {(functionName: string, aliasName: string) => AliasApi} apiOf
 * @returns {Promise<{ Status: 'SUCCESS' | 'FAILED', Reason: string }>}
 */
async function resultOf(event, apiOf) {
  let request;
  try {
    request = requestOf(event);
  } catch (/** @type {any} */ error) {
    say('ERROR', 'the request makes no sense', { reason: error.message });
    return { Status: event.RequestType === 'Delete' ? 'SUCCESS' : 'FAILED', Reason: error.message };
  }
  const { type, step, functionName, aliasName, version } = request;
  const about = { type, step, functionName, aliasName, version };
  try {
    const outcome = await reroute(apiOf(functionName, aliasName), (alias) => decide(request, alias));
    say('INFO', outcome.reason, { ...about, ...outcome });
    return { Status: 'SUCCESS', Reason: outcome.reason };
  } catch (/** @type {any} */ error) {
    say('ERROR', 'the alias stays as it is', { ...about, error: error?.name, reason: error?.message });
    return { Status: 'SUCCESS', Reason: `the alias stays as it is: ${error?.name}` };
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
