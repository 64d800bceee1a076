import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { MskSource, SelfManagedKafkaSource } from '../../event-source-mappings';
import type { KafkaAuthentication, KafkaCluster, KafkaSourceOptions, MskAuthentication, MskCluster } from '../../event-source-mappings';
import type { StreamSourceConfig } from '../../event-source-mappings/stream-mapping';
import { compact } from '../../private/values';

/** What both kinds of sources can do for a pattern. */
interface KafkaSource {
  _check(scope: IConstruct): void;
  _bind(target: IFunction): StreamSourceConfig;
}

/** The topic of a consumer: of Amazon MSK, or of a cluster of your own. Another cluster or topic **replaces the mapping**. */
export class KafkaTopic {
  /**
   * A topic of a cluster of Amazon MSK.
   *
   * @param name the topic, which must exist
   * @param authentication how Lambda proves to the cluster who it is; without it, by the execution role of the function
   */
  public static msk(cluster: MskCluster, name: string, authentication?: MskAuthentication): KafkaTopic {
    return new KafkaTopic((options) => new MskSource(cluster, name, compact({ ...options, authentication })));
  }

  /**
   * A topic of a cluster of your own, or of a provider.
   *
   * @param name the topic, which must exist
   * @param authentication how Lambda proves to the brokers who it is
   */
  public static selfManaged(cluster: KafkaCluster, name: string, authentication: KafkaAuthentication): KafkaTopic {
    return new KafkaTopic((options) => new SelfManagedKafkaSource(cluster, name, { ...options, authentication }));
  }

  private constructor(private readonly source: (options: KafkaSourceOptions) => KafkaSource) {
  }

  /** @internal */
  public _source(options: KafkaSourceOptions): KafkaSource {
    return this.source(options);
  }
}
