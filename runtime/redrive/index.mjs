import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { consume } from './consumer.mjs';
import { KinesisShards } from './kinesis-shards.mjs';
import { planOf, requestOf } from './plan.mjs';
import { QueueApi } from './queue-api.mjs';
import { Redrive } from './redrive.mjs';
import { TableShards } from './table-shards.mjs';

/** A shard is read five times a second by all its readers together: at two a second the others notice little. */
const GAP = 500;

/** When calls under way are given up, before Lambda stops the run: there must be time to let go of messages and to sum up. */
const GIVE_UP = 15_000;

/** Tries of one call. */
const TRIES = 6;

const PATIENCE = { maxAttempts: TRIES, retryMode: 'adaptive' };
const SWIFT = { ...PATIENCE, requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } };

/**
 * Replays the failures of a stream, or rehearses it. Started by hand.
 *
 * @param {unknown} event `{}` rehearses; `{"replay": true}` replays; `{"messages": 1}` takes one failure; `{"surplus": true}` takes ranges that hold more than failed
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
export async function handler(event, context) {
  const remaining = () => context.getRemainingTimeInMillis();
  const plan = planOf(process.env);
  const request = requestOf(event);
  const signal = AbortSignal.timeout(Math.max(0, remaining() - GIVE_UP));
  // How long the consumer takes is its own matter: only the end of the run ends the wait.
  const [sqs, lambda, stream] = [new SQSClient(SWIFT), new LambdaClient(PATIENCE), streamOf(plan)];
  try {
    const summary = await new Redrive(plan, request, {
      queues: new QueueApi(sqs, plan),
      shards: stream.shards,
      consume: (batch) => consume(lambda, plan.consumer, batch, signal),
      remaining, signal, gap: GAP, say,
    }).run();
    say(summary.failed + summary.lost > 0 ? 'ERROR' : 'INFO', 'summary', { summary, rehearsal: !request.replay });
    return { rehearsal: !request.replay, ...summary };
  } finally {
    [sqs, lambda, stream.client].forEach((client) => client.destroy());
  }
}

/** @param {import('./plan.mjs').Plan} plan */
function streamOf(plan) {
  if (plan.stream.split(':')[2] === 'kinesis') {
    const client = new KinesisClient(SWIFT);
    return { client, shards: new KinesisShards(client, plan) };
  }
  const client = new DynamoDBStreamsClient(SWIFT);
  return { client, shards: new TableShards(client, plan) };
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
