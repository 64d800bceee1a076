import { log } from './log.mjs';
import { readPlan } from './plan.mjs';
import { report } from './report.mjs';
import { runEvents } from './test-run.mjs';

/** What reporting may take, and what a test therefore leaves of the hook's own time. */
const REPORT_MILLISECONDS = 10_000;

/**
 * The hook: tests, then tells CodeDeploy how that went. Whatever happens in the test is a result.
 *
 * @param {{ DeploymentId: string, LifecycleEventHookExecutionId: string }} event what CodeDeploy sends
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
export async function handler(event, context) {
  const { DeploymentId: deploymentId, LifecycleEventHookExecutionId: executionId } = event ?? {};
  if (!isText(deploymentId) || !isText(executionId)) {
    throw new Error('the event must name DeploymentId and LifecycleEventHookExecutionId, as CodeDeploy does: there is nobody to report to');
  }
  const passed = await test(() => context.getRemainingTimeInMillis() - REPORT_MILLISECONDS);
  await report({ deploymentId, executionId, passed }, () => context.getRemainingTimeInMillis());
}

/** @param {() => number} left the milliseconds that the test has left */
async function test(left) {
  try {
    await runEvents(readPlan(), left);
    return true;
  } catch (error) {
    log('error', { result: 'failed', reason: error.message.slice(0, 1_024) });
    return false;
  }
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === 'string' && value !== '';
}
