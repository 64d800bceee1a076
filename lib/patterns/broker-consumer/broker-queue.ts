import type { IBrokerRef } from 'aws-cdk-lib/aws-amazonmq';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { BrokerSource } from '../../event-source-mappings';
import type { BrokerSourceOptions } from '../../event-source-mappings';
import { BrokerQueueMetrics } from './broker-queue-metrics';

/** What queues of RabbitMQ have besides. */
export interface RabbitMqQueueOptions {
  /**
   * The virtual host that the queue belongs to, 1 to 200 characters. **A change replaces the mapping.**
   *
   * @default - the virtual host "/"
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly virtualHost?: string;
}

/** What the consumer says of its mapping. */
type MappingOptions = Omit<BrokerSourceOptions, 'queue' | 'secret'>;

/** The queue of a consumer, of one engine or the other. Another broker or queue **replaces the mapping**. */
export class BrokerQueue {
  /**
   * A queue of an ActiveMQ broker, which invokes the function at most 5 times at once. The broker must sign users in by itself, not by LDAP.
   *
   * @param name the queue, which must exist
   * @param secret with what the pollers sign in, as plain JSON: `{"username": "...", "password": "..."}`. Its ARN has at most 200 characters.
   */
  public static activeMq(broker: IBrokerRef, name: string, secret: ISecret): BrokerQueue {
    return new BrokerQueue(
      (mapping) => BrokerSource.activeMq(broker, { ...mapping, queue: name, secret }),
      BrokerQueueMetrics.fromActiveMq(broker, name),
    );
  }

  /**
   * A queue of a RabbitMQ broker, which invokes the function once at a time. Give it a delivery limit and a dead-letter exchange.
   *
   * @param name the queue, which must exist
   * @param secret with what the pollers sign in, as plain JSON: `{"username": "...", "password": "..."}`. Its ARN has at most 200 characters.
   */
  public static rabbitMq(broker: IBrokerRef, name: string, secret: ISecret, options: RabbitMqQueueOptions = {}): BrokerQueue {
    return new BrokerQueue(
      (mapping) => BrokerSource.rabbitMq(broker, { ...mapping, ...options, queue: name, secret }),
      BrokerQueueMetrics.fromRabbitMq(broker, name, options.virtualHost),
    );
  }

  private constructor(private readonly source: (options: MappingOptions) => BrokerSource, private readonly metrics: BrokerQueueMetrics) {
  }

  /** @internal */
  public _source(options: MappingOptions): BrokerSource {
    return this.source(options);
  }

  /** @internal */
  public get _metrics(): BrokerQueueMetrics {
    return this.metrics;
  }
}
