import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
import { log } from './log.mjs';
import { hasNoAnswer, retry, within } from './retry.mjs';

/** The longest that one attempt may take. */
const ATTEMPT_MILLISECONDS = 3_000;

const codeDeploy = new CodeDeployClient({ maxAttempts: 1 });

/**
 * Tells CodeDeploy the result, as often as it takes to be heard once; throws when there is no time left, so that the run is repeated.
 *
 * @param {{ deploymentId: string, executionId: string, passed: boolean }} result
 * @param {() => number} left the milliseconds until the hook itself is stopped
 */
export async function report({ deploymentId, executionId, passed }, left) {
  const status = passed ? 'Succeeded' : 'Failed';
  try {
    await retry(() => codeDeploy.send(
      new PutLifecycleEventHookExecutionStatusCommand({ deploymentId, lifecycleEventHookExecutionId: executionId, status }),
      within(Math.min(ATTEMPT_MILLISECONDS, left())),
    ), isPassing, left);
  } catch (error) {
    // An earlier attempt was heard and its answer lost.
    if (error.name !== 'LifecycleEventAlreadyCompletedException') {
      log('error', { result: 'unreported', status, deploymentId, reason: `${error.name}: ${error.message}`.slice(0, 1_024) });
      throw error;
    }
  }
  log('info', { result: 'reported', status, deploymentId });
}

/** @param {Error & { $metadata?: { httpStatusCode?: number } }} error */
function isPassing(error) {
  const status = error.$metadata?.httpStatusCode ?? 0;
  return status >= 500 || status === 429 || /^(AccessDenied|Throttl|TooManyRequests|RequestLimit)/.test(error.name) || error.name === 'AbortError' || hasNoAnswer(error);
}
