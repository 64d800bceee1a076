import type { IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit, rejectAll } from '../private/errors';
import { KAFKA_MAPPING_LIMITS } from '../private/limits';
import { known } from '../private/values';
import { checkReachability } from './broker-network';
import { warnOfLongTimeout } from './broker-timeout';
import type { KafkaAuthentication } from './kafka-authentication';
import type { KafkaCluster } from './kafka-cluster';
import { consumerGroup, warnOfSharedGroup } from './kafka-consumer-group';
import { defineKafkaMapping } from './kafka-mapping';
import { KafkaPolling } from './kafka-polling';
import type { KafkaSourceOptions } from './kafka-source-options';
import { kafkaProblems } from './kafka-source-validation';
import { mappingScope } from './mapping';
import { allowNetworkInterfaces } from './poller-rights';
import type { StreamSourceConfig } from './stream-mapping';

/** The name of the class in paths and warnings. */
const SOURCE = 'SelfManagedKafkaSource';

/** How Lambda takes records from a topic of a cluster of your own. */
export interface SelfManagedKafkaSourceOptions extends KafkaSourceOptions {
  /** How Lambda proves to the brokers who it is. */
  readonly authentication: KafkaAuthentication;
}

/**
 * A topic of an Apache Kafka of your own as the event source of any function:
 * `fn.addEventSource(new SelfManagedKafkaSource(cluster, 'orders', { authentication, startingPosition: StreamPosition.trimHorizon() }))`.
 *
 * Grants exactly what the pollers need. Tries a batch eleven times and not for ever, halves it, takes partial failures, and sends what failed for
 * good to a queue. Another cluster or topic **replaces the mapping**, and so does another position or group.
 *
 * Records are read in order, partition by partition. The consumption mode `Queue` of share groups is not offered: it is young, and
 * the service still refused it where it was documented.
 */
export class SelfManagedKafkaSource implements IEventSource {
  /** @param topic the topic; to read another one **replaces the mapping** */
  constructor(private readonly cluster: KafkaCluster, private readonly topic: string, private readonly options: SelfManagedKafkaSourceOptions) {
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
    const { cluster, topic, options } = this;
    rejectAll(scope, [...kafkaProblems(scope, topic, options), ...cluster._problems, ...this.accessProblems]);
  }

  /** @internal */
  public _bind(target: IFunction): StreamSourceConfig {
    const { cluster, topic, options } = this;
    const { polling = KafkaPolling.provisioned() } = options;
    const { _bootstrapServers: kafkaBootstrapServers, _network: { _placement: placement, _access: networkAccess } } = cluster;
    this._check(target);
    warnOfLongTimeout(target, SOURCE);
    warnOfSharedGroup(target, kafkaBootstrapServers.toSorted().join(), topic, options.consumerGroupId);

    const scope = mappingScope(target, SOURCE, `${cluster._name}/${known(topic) ?? 'Topic'}`);
    const secrets = [...options.authentication._bind(scope), ...cluster._rootCertificate];
    if (placement) {
      checkReachability(scope, { source: SOURCE, subnetIds: placement.subnetIds, needs: polling._needs(secrets.length > 0) });
    }
    return defineKafkaMapping(scope, target, {
      source: SOURCE,
      topic,
      options,
      consumerGroupId: consumerGroup(scope, options.consumerGroupId),
      access: [...secrets.map(({ access }) => access), ...networkAccess],
      statements: secrets.flatMap(({ statements }) => statements),
      dependencies: placement ? allowNetworkInterfaces(target, SOURCE) : [],
      properties: (group) => ({ selfManagedEventSource: { endpoints: { kafkaBootstrapServers } }, selfManagedKafkaEventSourceConfig: group }),
    });
  }

  private get accessProblems(): (Problem | undefined)[] {
    const { cluster: { _network: network, _rootCertificate: rootCertificate }, options: { authentication, polling } } = this;
    const onInternet = network._placement === undefined;
    const { accessConfigurations: max } = KAFKA_MAPPING_LIMITS;
    const count = network._access.length + rootCertificate.length + (authentication._anonymous ? 0 : 1);
    return [
      authentication._problem,
      onInternet && authentication._anonymous ? {
        code: lit`SelfManagedKafkaSourceAuthenticationMissing`,
        message: 'authentication must not be KafkaAuthentication.none() on the internet, got none: give a secret, or reach the brokers in a VPC',
      } : undefined,
      onInternet && polling?._grouped ? {
        code: lit`SelfManagedKafkaSourcePollerGroupOnInternet`,
        message: 'pollerGroupName must come with brokers in a VPC, got brokers on the internet: leave it out',
      } : undefined,
      count > max ? {
        code: lit`SelfManagedKafkaSourceAccessTooMany`,
        message: `subnets, security groups and secrets together must be at most ${max}, got ${count}: select fewer subnets`,
      } : undefined,
    ];
  }
}
