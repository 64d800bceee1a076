import type { MSKEvent, SelfManagedKafkaEvent } from 'aws-lambda';
import { reasonOf } from '../order-intake/failure-reason';

/** A batch of records, of Amazon MSK or of other brokers. */
export type KafkaEvent = MSKEvent | SelfManagedKafkaEvent;

/** A record as both kinds of brokers deliver it. */
export interface KafkaRecord {
  readonly topic: string;
  readonly partition: number;
  /** Grows with every record of the partition. */
  readonly offset: number;
  /** In base64; there is none in a record that says that its key is gone. */
  readonly value?: string;
}

/** Works on a record, and fails when it cannot. */
export type TakeRecord = (record: KafkaRecord) => Promise<void>;

/** Where a partition of the batch is to be read again. */
export interface FailedRecord {
  readonly itemIdentifier: {
    /** Topic and number, as the batch names the partition. */
    readonly partition: string;
    readonly offset: number;
  };
}

/** What a function answers that reports which records failed. */
export interface KafkaBatchResponse {
  readonly batchItemFailures: FailedRecord[];
}

/**
 * Takes the records of a batch: those of a partition one after the other, the partitions side by side.
 *
 * A partition ends at its first record that fails, because it is read again from there. Powertools for TypeScript knows batches
 * of queues and streams only: those of Kafka name a failure by partition and offset.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
 */
export async function takeRecords(event: KafkaEvent, take: TakeRecord): Promise<KafkaBatchResponse> {
  const failures = await Promise.all(Object.entries(event.records).map(([partition, records]) => firstFailure(partition, records, take)));
  return { batchItemFailures: failures.flat() };
}

async function firstFailure(partition: string, records: readonly KafkaRecord[], take: TakeRecord): Promise<FailedRecord[]> {
  for (const record of records) {
    try {
      await take(record);
    } catch (error) {
      const itemIdentifier = { partition, offset: record.offset };
      console.warn({ message: 'record failed', ...itemIdentifier, ...reasonOf(error) });
      return [{ itemIdentifier }];
    }
  }
  return [];
}
