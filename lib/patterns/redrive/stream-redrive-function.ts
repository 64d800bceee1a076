import { Duration } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { decrypt } from '../../event-source-mappings/stream-rights';
import { sendTo } from '../../private/failure-sink';
import { functionSettings } from '../../private/function-settings';
import { ASYNC_LIMITS, FUNCTION_LIMITS } from '../../private/limits';
import { resourceDescription } from '../../private/resource-description';
import { runtimeDirectory } from '../../private/runtime-package';
import { allowLogging, ServiceFunction, shippedProgram } from '../../private/service-function';
import { knownSeconds } from '../../private/values';
import type { FailedBatchesConfig } from './failed-batches-config';

/** What is kept free for a run of the consumer, in seconds, before one is begun: its timeout where known, and never most of the redrive's own. */
const RESERVE = { unknown: 300, max: 600, toFinish: 30 };

/** Records of a range are held together, as text and as bytes. */
const MEMORY_MB = 512;

/** What is replayed, and where things go. */
interface Replayed {
  readonly failures: FailedBatchesConfig;
  readonly lostQueue: IQueue;
  readonly logGroup: ILogGroup;
}

/** Defines the function that replays failures, with rights to them and nothing else. */
export function defineRedriveFunction(scope: Construct, { failures, lostQueue, logGroup }: Replayed): IFunction {
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: resourceDescription(`Execution role of the redrive ${scope.node.path}`),
  });
  defineRights(scope, role, { failures, lostQueue, logGroup });
  const program = shippedProgram(Code.fromAsset(runtimeDirectory('redrive')));
  const fn = new ServiceFunction(scope, 'Function', {
    program: { ...program, memorySize: MEMORY_MB },
    description: 'Replays batches of a stream that failed',
    timeout: Duration.seconds(FUNCTION_LIMITS.timeoutSeconds.max),
    environment: {
      FAILURE_QUEUE: failures.failureQueue.queueUrl,
      LOST_QUEUE: lostQueue.queueUrl,
      STREAM: failures.streamArn,
      CONSUMER: failures.function.functionArn,
      IDENTITY: role.roleArn,
      RESERVE: String(reserveFor(failures.function)),
    },
    role,
    logGroup,
    failedRuns: 'an operator starts it and reads its answer; what it did not replay is still in the failure queue',
  });
  // Whoever starts it without waiting for the answer must not start it three times.
  fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.seconds(ASYNC_LIMITS.eventAgeSeconds.min) });
  return fn;
}

function reserveFor(consumer: IFunction): number {
  return RESERVE.toFinish + Math.min(knownSeconds(functionSettings(consumer).timeout) ?? RESERVE.unknown, RESERVE.max);
}

function defineRights(scope: Construct, role: IRole, { failures, lostQueue, logGroup }: Replayed): ManagedPolicy {
  const { failureQueue, function: consumer, statements } = failures;
  return new ManagedPolicy(scope, 'Policy', {
    roles: [role],
    description: 'Take failures, read their records, call the consumer, keep what is lost, write logs',
    statements: [
      new PolicyStatement({ actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'], resources: [failureQueue.queueArn] }),
      ...decrypt(failureQueue.encryptionMasterKey, { source: failureQueue, service: 'sqs', actions: ['kms:Decrypt'] }),
      ...statements,
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [consumer.functionArn] }),
      ...sendTo(lostQueue),
      allowLogging(logGroup),
    ],
  });
}
