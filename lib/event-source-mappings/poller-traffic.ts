import { Peer, Port } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { POLLER_PORTS } from '../private/limits';

/**
 * The traffic of the pollers that read a broker.
 *
 * They live in the subnets and in the security groups of the broker, not in those of the function. So the broker's group
 * must admit itself: `PollerTraffic.RABBIT_MQ.allowWithin(group)`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/process-mq-messages-with-lambda.html
 */
export class PollerTraffic {
  /** ActiveMQ, by OpenWire. */
  public static readonly ACTIVE_MQ = new PollerTraffic(POLLER_PORTS.activeMq);
  /** RabbitMQ, by AMQP. */
  public static readonly RABBIT_MQ = new PollerTraffic(POLLER_PORTS.rabbitMq);
  /** Amazon DocumentDB, on the port it has unless you chose another. */
  public static readonly DOCUMENT_DB = new PollerTraffic(POLLER_PORTS.documentDb);
  /** Kafka of Amazon MSK that takes IAM credentials. */
  public static readonly KAFKA_IAM = new PollerTraffic(POLLER_PORTS.kafkaIam);
  /** Kafka of Amazon MSK that takes a user name and a password. */
  public static readonly KAFKA_SASL_SCRAM = new PollerTraffic(POLLER_PORTS.kafkaSaslScram);
  /** Kafka of Amazon MSK that takes client certificates, or anybody over TLS. */
  public static readonly KAFKA_TLS = new PollerTraffic(POLLER_PORTS.kafkaTls);
  /** Kafka of Amazon MSK without encryption. */
  public static readonly KAFKA_PLAINTEXT = new PollerTraffic(POLLER_PORTS.kafkaPlaintext);

  /**
   * A broker that listens elsewhere.
   *
   * @param port the TCP port, 1 to 65,535
   */
  public static onPort(port: number): PollerTraffic {
    return new PollerTraffic(port);
  }

  private constructor(
    /** The TCP port of the broker. */
    public readonly port: number,
  ) {
  }

  /** Lets what has the group reach the broker that has it too, and AWS by HTTPS. */
  public allowWithin(group: ISecurityGroup): void {
    group.addIngressRule(group, Port.tcp(this.port), 'Pollers of Lambda to the broker');
    if (!group.allowAllOutbound) {
      group.addEgressRule(group, Port.tcp(this.port), 'Pollers of Lambda to the broker');
      group.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'Pollers of Lambda to AWS');
    }
  }
}
