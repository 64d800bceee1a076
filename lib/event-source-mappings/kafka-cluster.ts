import { Token } from 'aws-cdk-lib';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Problem } from '../private/errors';
import { lit, outside } from '../private/errors';
import { KAFKA_MAPPING_LIMITS } from '../private/limits';
import { known } from '../private/values';
import type { BrokerSecret } from './broker-secret';
import { brokerSecret, secretProblem } from './broker-secret';
import type { KafkaNetwork } from './kafka-network';

/** Where a cluster of your own is. */
export interface KafkaClusterProps {
  /**
   * The brokers that are asked first, 1 to 10, each as `host:port`. **A change replaces the mappings**, which go on where their groups were.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SelfManagedEventSource.html
   */
  readonly bootstrapServers: string[];

  /** How the pollers reach the brokers. */
  readonly network: KafkaNetwork;

  /**
   * The certificate of the private authority that signed those of the brokers. Plain JSON: `{"certificate": "<PEM>"}`.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a public authority signed them
   */
  readonly rootCertificate?: ISecret;
}

/** A cluster of Apache Kafka that is not of Amazon MSK: on machines of your own, or of a provider. */
export class KafkaCluster {
  /**
   * @param name tells the clusters of a function apart, in the paths of their mappings: another name is another mapping, which loses its
   * position unless it has a `consumerGroupId`
   */
  constructor(private readonly name: string, private readonly props: KafkaClusterProps) {
  }

  /** @internal */
  public get _name(): string {
    return this.name;
  }

  /** @internal */
  public get _bootstrapServers(): string[] {
    return this.props.bootstrapServers;
  }

  /** @internal */
  public get _network(): KafkaNetwork {
    return this.props.network;
  }

  /** @internal */
  public get _rootCertificate(): BrokerSecret[] {
    const { rootCertificate } = this.props;
    return rootCertificate ? [brokerSecret('SERVER_ROOT_CA_CERTIFICATE', rootCertificate)] : [];
  }

  /** @internal */
  public get _problems(): (Problem | undefined)[] {
    const { bootstrapServers: servers, network, rootCertificate } = this.props;
    const { min, max, maxLength, pattern } = KAFKA_MAPPING_LIMITS.bootstrapServers;
    // A list that only the template knows has one element here, which stands for all.
    const count = Token.isUnresolved(servers) ? undefined : servers.length;
    const isWrong = (server: string | undefined): boolean => server !== undefined && (server.length > maxLength || !pattern.test(server));
    const wrong = count === undefined ? undefined : servers.map(known).find(isWrong);
    return [
      this.name.trim() === '' ? {
        code: lit`KafkaClusterNameEmpty`,
        message: `name must not be empty, got ${JSON.stringify(this.name)}: it tells the clusters of a function apart`,
      } : undefined,
      outside(count, min, max, {
        code: lit`KafkaClusterBootstrapServersCount`,
        message: `bootstrapServers must hold ${min} to ${max} servers, got ${count}: name the brokers that are asked first`,
      }),
      wrong !== undefined ? {
        code: lit`KafkaClusterBootstrapServerInvalid`,
        message: `bootstrapServers must be written host:port in at most ${maxLength} characters, without a scheme, got ${JSON.stringify(wrong)}: correct it`,
      } : undefined,
      network._problem,
      rootCertificate && secretProblem(rootCertificate),
    ];
  }
}
