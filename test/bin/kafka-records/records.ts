import type { MSKEvent, MSKRecord, SelfManagedKafkaEvent } from 'aws-lambda';

/** A record as Lambda delivers it; what is no text is written as JSON. */
export function kafkaRecord(topic: string, partition: number, offset: number, value: unknown): MSKRecord {
  return {
    topic,
    partition,
    offset,
    timestamp: 1_772_360_100_000,
    timestampType: 'CREATE_TIME',
    key: Buffer.from(`key-${offset}`).toString('base64'),
    value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64'),
    headers: [{ traceId: [...Buffer.from('7f3a')] }],
  };
}

/** A batch of Amazon MSK, sorted into the partitions that the records name. */
export function mskEvent(...records: MSKRecord[]): MSKEvent {
  return {
    eventSource: 'aws:kafka',
    eventSourceArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/warehouses/0a1b2c3d-1111-2222-3333-44445555aaaa-s1',
    bootstrapServers: 'boot-0a1b2c3d.c1.kafka-serverless.eu-west-1.amazonaws.com:9098',
    records: byPartition(records),
  };
}

/** A batch of brokers of somebody's own. */
export function selfManagedEvent(...records: MSKRecord[]): SelfManagedKafkaEvent {
  return {
    eventSource: 'SelfManagedKafka',
    bootstrapServers: 'kafka-1.wholesaler.example:9096,kafka-2.wholesaler.example:9096',
    records: byPartition(records),
  };
}

function byPartition(records: MSKRecord[]): MSKEvent['records'] {
  const sorted: MSKEvent['records'] = {};
  for (const record of records) {
    (sorted[`${record.topic}-${record.partition}`] ??= []).push(record);
  }
  return sorted;
}
