import { CfnBroker } from 'aws-cdk-lib/aws-amazonmq';
import type { IBrokerRef } from 'aws-cdk-lib/aws-amazonmq';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit, outside, rejectAll } from '../private/errors';
import { BROKER_MAPPING_LIMITS } from '../private/limits';
import { known, knownSeconds } from '../private/values';
import { warn } from '../private/warnings';
import type { BrokerEngine } from './broker-connection';
import { secretProblem } from './broker-secret';
import type { RabbitMqSourceOptions } from './broker-source';
import { warnOfLongTimeout } from './broker-timeout';
import { filterProblems } from './filters/filter-criteria';
import { foreignPlace } from './foreign-place';
import { mappingTagProblems } from './mapping-tags';

/** Refuses what the service would refuse, or what can never work, before anything is defined. */
export function checkBrokerSource(scope: IConstruct, engine: BrokerEngine, broker: IBrokerRef, options: RabbitMqSourceOptions): void {
  const { batchSize: sizes, batchingWindowSeconds: windows } = BROKER_MAPPING_LIMITS;
  const [batchSize, window] = [known(options.batchSize), knownSeconds(options.maxBatchingWindow)];
  rejectAll(scope, [
    engineProblem(engine, broker),
    elsewhereProblem(scope, broker),
    queueProblem(known(options.queue)),
    virtualHostProblem(known(options.virtualHost)),
    secretProblem(options.secret),
    outside(batchSize, sizes.min, sizes.max, {
      code: lit`BrokerSourceBatchSizeOutOfRange`,
      message: `batchSize must be a whole number between ${sizes.min} and ${sizes.max}, got ${batchSize}: choose a value in that range`,
    }),
    outside(window, windows.min, windows.max, {
      code: lit`BrokerSourceBatchingWindowOutOfRange`,
      message: `maxBatchingWindow must be between ${windows.min} and ${windows.max} whole seconds, got ${window} s: shorten it, or leave it out for half a second`,
    }),
    ...filterProblems(scope, options),
    ...mappingTagProblems(options.tags),
  ]);
}

/** Warns of what deploys and does not work well, or not at all. */
export function warnOfDoubtfulBrokerSource(target: IFunction, broker: IBrokerRef): void {
  warnOfLongTimeout(target, 'BrokerSource');
  if (CfnBroker.isCfnBroker(broker) && known(broker.authenticationStrategy)?.toUpperCase() === 'LDAP') {
    warn(target, 'BrokerSource.ldapUnsupported', 'authenticationStrategy of the broker is LDAP, and the pollers sign in to users of the broker itself only: they stay out, use SIMPLE');
  }
}

function engineProblem(engine: BrokerEngine, broker: IBrokerRef): Problem | undefined {
  const actual = CfnBroker.isCfnBroker(broker) ? known(broker.engineType) : undefined;
  return actual === undefined || actual.toUpperCase() === engine ? undefined : {
    code: lit`BrokerSourceEngineMismatch`,
    message: `broker must have the engine ${engine}, got ${JSON.stringify(actual)}: call BrokerSource.${engine === 'ACTIVEMQ' ? 'rabbitMq' : 'activeMq'}()`,
  };
}

function elsewhereProblem(scope: IConstruct, broker: IBrokerRef): Problem | undefined {
  const elsewhere = foreignPlace(scope, broker);
  return elsewhere && {
    code: lit`BrokerSourceElsewhere`,
    message: `broker must be in the account and Region of the function, ${elsewhere.wanted}, got ${elsewhere.actual}: Lambda polls no broker elsewhere, define the function beside it`,
  };
}

function queueProblem(queue: string | undefined): Problem | undefined {
  const max = BROKER_MAPPING_LIMITS.queueLength;
  return queue === undefined || (queue.length > 0 && queue.length <= max) ? undefined : {
    code: lit`BrokerSourceQueueInvalid`,
    message: `queue must have 1 to ${max} characters, got ${queue.length}: give the name of a queue of the broker`,
  };
}

function virtualHostProblem(virtualHost: string | undefined): Problem | undefined {
  const { maxLength, pattern } = BROKER_MAPPING_LIMITS.accessUri;
  return virtualHost === undefined || (virtualHost.length <= maxLength && pattern.test(virtualHost)) ? undefined : {
    code: lit`BrokerSourceVirtualHostInvalid`,
    message: `virtualHost must have 1 to ${maxLength} letters, digits or - / * : _ + = . @, got ${JSON.stringify(virtualHost)}: rename the virtual host, or take another one`,
  };
}
