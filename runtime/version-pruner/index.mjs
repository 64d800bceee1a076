import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { LambdaApi } from './lambda-api.mjs';
import { planOf } from './plan.mjs';
import { Pruning } from './pruning.mjs';
import { StackApi } from './stack-api.mjs';

/** The control plane takes 15 requests a second of the whole account: at 4 a second deployments notice nothing. */
const GAP = 250;

/** When calls under way are given up, before Lambda stops the run: there must be time to sum up. */
const GIVE_UP = 10_000;

/** Tries of one call: 15 seconds at worst, as throttled ones wait half a second and then twice as long each time. */
const TRIES = 6;

/**
 * Deletes what may go, reports how full the code storage is, and fails when anything failed.
 *
 * @param {unknown} _event every event means the same
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
export async function handler(_event, context) {
  const remaining = () => context.getRemainingTimeInMillis();
  const plan = planOf(process.env);
  const settings = { maxAttempts: TRIES, retryMode: 'adaptive', requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } };
  const [client, deployer] = [new LambdaClient(settings), new CloudFormationClient(settings)];
  const signal = AbortSignal.timeout(Math.max(0, remaining() - GIVE_UP));
  const api = new LambdaApi(client, { gap: GAP, signal });
  const stacks = new StackApi(deployer, { names: plan.stacks, signal });
  try {
    const summary = await new Pruning(plan, { api, stacks, remaining, say }).run();
    say(summary.failures > 0 ? 'ERROR' : 'INFO', 'summary', { summary, dryRun: plan.dryRun });
    report(await api.codeStorage());
    if (summary.failures > 0) {
      throw new Error(`${summary.failures} steps failed, see the log lines before this one`);
    }
    return summary;
  } finally {
    client.destroy();
    deployer.destroy();
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

/**
 * A metric, in the form that CloudWatch Logs turns into one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * @param {{ used: number, limit: number }} codeStorage bytes
 */
function report({ used, limit }) {
  const share = 100 * used / limit;
  if (!Number.isFinite(share)) {
    throw new Error('the account settings say nothing of code storage');
  }
  const metric = { Namespace: 'CdkLambdaPatterns', Dimensions: [['FunctionName']], Metrics: [{ Name: 'CodeStorageUsed', Unit: 'Percent' }] };
  process.stdout.write(`${JSON.stringify({
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] },
    FunctionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    CodeStorageUsed: share,
  })}\n`);
}
