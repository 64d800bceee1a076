import type { Duration } from 'aws-cdk-lib';
import type { IBrokerRef } from 'aws-cdk-lib/aws-amazonmq';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnEventSourceMapping, IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { compact, known } from '../private/values';
import { brokerConnection } from './broker-connection';
import type { BrokerEngine } from './broker-connection';
import { checkReachability } from './broker-network';
import { brokerSecret } from './broker-secret';
import { checkBrokerSource, warnOfDoubtfulBrokerSource } from './broker-source-validation';
import { admitFilterKey } from './filter-key';
import type { BrokerFilter } from './filters';
import { filterCriteria } from './filters/filter-criteria';
import { defineMapping, mappingScope } from './mapping';
import { mappingTags } from './mapping-tags';
import { allowNetworkInterfaces } from './poller-rights';
import { sourceName } from './source-name';

/** The name of the class in paths and warnings. */
const SOURCE = 'BrokerSource';

/** How Lambda takes messages from a queue of a broker. */
export interface BrokerSourceOptions {
  /**
   * The name of the queue, 1 to 1,000 characters. It must exist. **A change replaces the mapping.**
   *
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly queue: string;

  /**
   * The user name and the password with which the pollers sign in, as JSON: `{"username":"...","password":"..."}`.
   * Its ARN has at most 200 characters.
   *
   * An interface with methods, because of its key.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly secret: ISecret;

  /**
   * The most messages in one invocation, 1 to 10,000. A batch never exceeds 6 MB.
   *
   * @default 100
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * How long messages are gathered before an invocation, up to 300 whole seconds.
   *
   * Once it was given, only a new mapping goes back to the 500 milliseconds of the service.
   *
   * @default - 500 milliseconds, or until the batch is full
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Which messages are taken: at most 5 filters (10 with a raised quota), of which one must match.
   * A message that matches none of them is **removed** from the queue.
   *
   * @default - all messages
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq-filtering.html
   */
  readonly filters?: BrokerFilter[];

  /**
   * A customer key for the filters, where they tell what they should not. Its policy is told to admit Lambda; only with `filters`.
   *
   * An interface with methods, because its policy is changed.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a key of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filter-criteria-encryption
   */
  readonly filterEncryptionKey?: IKey;

  /**
   * Whether messages are taken. When not, they wait in the queue.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Up to 50 tags of the mapping.
   *
   * @default - those of its scope
   */
  readonly tags?: { [key: string]: string };
}

/** How Lambda takes messages from a queue of RabbitMQ. */
export interface RabbitMqSourceOptions extends BrokerSourceOptions {
  /**
   * The virtual host that the queue belongs to, 1 to 200 characters. **A change replaces the mapping.**
   *
   * @default - the virtual host "/"
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly virtualHost?: string;
}

/**
 * A queue of Amazon MQ as the event source of any function:
 * `fn.addEventSource(BrokerSource.rabbitMq(broker, { queue: 'orders', secret }))`.
 *
 * Grants exactly what the pollers need, and keeps their network rights from the code. Warns when the pollers, which live in the
 * subnets and security groups of the broker, cannot reach what they need. Another broker, queue or virtual host
 * **replaces the mapping**.
 *
 * A failed batch goes back to the broker as a whole: a mapping of this kind has no partial failures, no retry limit and no failure
 * destination. ActiveMQ hands a message out again 6 times and then moves it to `ActiveMQ.DLQ`. RabbitMQ does so for ever, unless
 * the queue has a delivery limit and a dead-letter exchange: give it both. Broker and function share one account and Region.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html
 */
export class BrokerSource implements IEventSource {
  /** A queue of an ActiveMQ broker, which invokes the function at most 5 times at once. The broker must sign users in by itself, not by LDAP. */
  public static activeMq(broker: IBrokerRef, options: BrokerSourceOptions): BrokerSource {
    return new BrokerSource('ACTIVEMQ', broker, options);
  }

  /** A queue of a RabbitMQ broker, which invokes the function once at a time. */
  public static rabbitMq(broker: IBrokerRef, options: RabbitMqSourceOptions): BrokerSource {
    return new BrokerSource('RABBITMQ', broker, options);
  }

  private constructor(private readonly engine: BrokerEngine, private readonly broker: IBrokerRef, private readonly options: RabbitMqSourceOptions) {
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
    checkBrokerSource(scope, this.engine, this.broker, this.options);
  }

  /** @internal */
  public _bind(target: IFunction): { readonly mapping: CfnEventSourceMapping } {
    const { engine, broker, options } = this;
    this._check(target);
    warnOfDoubtfulBrokerSource(target, broker);

    const { brokerArn } = broker.brokerRef;
    const { access, statements } = brokerSecret('BASIC_AUTH', options.secret);
    const virtualHosts = options.virtualHost === undefined ? [] : [{ type: 'VIRTUAL_HOST', uri: options.virtualHost }];
    const scope = mappingScope(target, SOURCE, this.mappingName(target));
    const mapping = defineMapping(scope, target, {
      source: SOURCE,
      statements: [new PolicyStatement({ actions: ['mq:DescribeBroker'], resources: [brokerArn] }), ...statements],
      dependencies: allowNetworkInterfaces(target, SOURCE),
      properties: {
        // The service counts no events of such a mapping.
        metricsConfig: undefined,
        ...compact({
          eventSourceArn: brokerArn,
          queues: [options.queue],
          sourceAccessConfigurations: [access, ...virtualHosts],
          batchSize: options.batchSize,
          maximumBatchingWindowInSeconds: options.maxBatchingWindow?.toSeconds(),
          filterCriteria: filterCriteria(scope, SOURCE, options.filters),
          kmsKeyArn: admitFilterKey(scope, options.filterEncryptionKey),
          enabled: options.enabled,
          tags: mappingTags(options.tags),
        }),
      },
    });
    acknowledge(scope, 'a broker keeps its failed messages itself: its mapping takes no failure destination', 'Serverless-LambdaEventSourceMappingDestination');
    checkReachability(scope, brokerConnection(engine, broker, SOURCE));
    return { mapping };
  }

  /** A broker has many queues, each with a mapping of its own. */
  private mappingName(target: IFunction): string {
    const { virtualHost, queue } = this.options;
    return [sourceName(this.broker, target), known(virtualHost), known(queue)].filter((part) => part !== undefined).join(':');
  }
}
