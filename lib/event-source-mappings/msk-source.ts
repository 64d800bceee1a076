import type { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { rejectAll } from '../private/errors';
import { known } from '../private/values';
import { warn } from '../private/warnings';
import { checkReachability } from './broker-network';
import { warnOfLongTimeout } from './broker-timeout';
import { consumerGroup, warnOfSharedGroup } from './kafka-consumer-group';
import { defineKafkaMapping } from './kafka-mapping';
import { KafkaPolling } from './kafka-polling';
import type { KafkaSourceOptions } from './kafka-source-options';
import { kafkaProblems } from './kafka-source-validation';
import { mappingScope } from './mapping';
import { MskAuthentication } from './msk-authentication';
import type { MskCluster } from './msk-cluster';
import { mskOwnerStatements, mskRights } from './msk-rights';
import { mskProblems } from './msk-source-validation';
import { allowNetworkInterfaces } from './poller-rights';
import type { StreamSourceConfig } from './stream-mapping';

/** The name of the class in paths and warnings. */
const SOURCE = 'MskSource';

/** What pollers of MSK do with their network interfaces besides. */
const ADDRESS_ACTIONS = ['ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'];

/** How Lambda takes records from a topic of Amazon MSK. */
export interface MskSourceOptions extends KafkaSourceOptions {
  /**
   * How Lambda proves to the cluster who it is.
   *
   * @default MskAuthentication.iam() - there is no secret to keep
   * @see https://docs.aws.amazon.com/lambda/latest/dg/msk-cluster-auth.html
   */
  readonly authentication?: MskAuthentication;
}

/** What a reader in another account reads. */
export interface MskReaderOptions {
  /** The topic. */
  readonly topic: string;

  /** The `consumerGroupId` of the source. */
  readonly consumerGroupId: string;

  /**
   * How the reader proves who it is. Only with IAM authentication are rights on topic and group granted by the policy of the cluster.
   *
   * @default MskAuthentication.iam()
   */
  readonly authentication?: MskAuthentication;

  /**
   * The topic that receives what failed.
   *
   * @default - failures go elsewhere
   */
  readonly failureTopic?: string;
}

/**
 * A topic of Amazon MSK as the event source of any function:
 * `fn.addEventSource(new MskSource(MskCluster.provisioned(cluster), 'orders', { startingPosition: StreamPosition.trimHorizon() }))`.
 *
 * Grants exactly what the pollers need. Tries a batch eleven times and not for ever, halves it, takes partial failures, and sends what failed for
 * good to a queue. Another cluster or topic **replaces the mapping**, and so does another position or group.
 */
export class MskSource implements IEventSource {
  /**
   * What the policy of a cluster must say, so that a function in another account may read it: put the statements into an `AWS::MSK::ClusterPolicy`
   * where the cluster is defined.
   *
   * @param clusterArn the cluster
   * @param reader the account of the function, which makes the connection and reads
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html
   */
  public static clusterPolicyStatements(clusterArn: string, reader: IPrincipal, options: MskReaderOptions): PolicyStatement[] {
    const { authentication = MskAuthentication.iam(), ...reading } = options;
    return mskOwnerStatements({ clusterArn, scheme: authentication._scheme, ...reading }, reader);
  }

  private readonly authentication: MskAuthentication;

  /** @param topic the topic; to read another one **replaces the mapping** */
  constructor(private readonly cluster: MskCluster, private readonly topic: string, private readonly options: MskSourceOptions) {
    this.authentication = options.authentication ?? MskAuthentication.iam();
  }

  /** Defines the mapping below the function. Called by `addEventSource()`. */
  public bind(target: IFunction): void {
    this._bind(target);
  }

  /**
   * Refuses what can never work, before a pattern defines anything.
   *
   * @internal
   */
  public _check(scope: IConstruct): void {
    const { cluster, topic, options, authentication } = this;
    rejectAll(scope, [...kafkaProblems(scope, topic, options), ...mskProblems(scope, cluster, authentication)]);
  }

  /** @internal */
  public _bind(target: IFunction): StreamSourceConfig {
    const { cluster, topic, options, authentication } = this;
    const { clusterArn, connectionArn } = cluster._arns;
    const { polling = KafkaPolling.provisioned() } = options;
    this._check(target);
    this.warnOfDoubts(target);

    const failureTopic = options.onFailure?._kafkaTopic;
    const scope = mappingScope(target, SOURCE, `${cluster._name(target)}/${known(topic) ?? 'Topic'}`);
    const consumerGroupId = consumerGroup(scope, options.consumerGroupId);
    const secret = authentication._bind(scope);
    checkReachability(scope, {
      source: SOURCE,
      ...cluster._placement,
      port: authentication._port,
      needs: polling._needs(secret !== undefined),
    });
    return defineKafkaMapping(scope, target, {
      source: SOURCE,
      topic,
      options,
      consumerGroupId,
      access: secret ? [secret.access] : [],
      statements: [
        ...mskRights({ clusterArn, scheme: authentication._scheme, topic, consumerGroupId, failureTopic }, connectionArn),
        ...secret?.statements ?? [],
      ],
      dependencies: allowNetworkInterfaces(target, SOURCE, ADDRESS_ACTIONS),
      properties: (group) => ({ eventSourceArn: connectionArn ?? clusterArn, amazonManagedKafkaEventSourceConfig: group }),
    });
  }

  private warnOfDoubts(target: IFunction): void {
    const { cluster, topic, options, authentication: { _scheme: scheme } } = this;
    warnOfLongTimeout(target, SOURCE);
    warnOfSharedGroup(target, cluster._arns.clusterArn, topic, options.consumerGroupId);
    if (cluster._refuses(scheme)) {
      warn(target, 'MskSource.authenticationDisabled', `authentication is ${scheme} and the cluster does not have it enabled: the mapping is created and reads nothing, enable it in clientAuthentication or choose another`);
    }
  }
}
