import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import type { WindowEvent } from '../../../bin/clickstream/count-handler';
import type { PageView } from '../../../bin/clickstream/page-view';

/** When the sample records reached the stream. */
export const ARRIVED_AT = '2026-03-01T10:15:00.250Z';

/** A view of the front page, with other fields where a test wants them. */
export function sampleView(fields: Partial<PageView> = {}): PageView {
  return { viewId: 'V-1', visitorId: 'C-7', page: '/', viewedAt: '2026-03-01T10:14:59.900Z', ...fields };
}

/** What a record carries: text as it is, anything else as JSON, in base64. */
export function recordData(content: unknown): string {
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64');
}

/** A record as the stream delivers it; its sequence number ends in the given one. */
export function kinesisRecord(number: number, content: unknown): KinesisStreamRecord {
  const sequenceNumber = sequenceNumberOf(number);
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: 'C-7',
      sequenceNumber,
      data: recordData(content),
      approximateArrivalTimestamp: 1_772_360_100.25,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `shardId-000000000006:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: 'arn:aws:iam::111122223333:role/recorder',
    awsRegion: 'eu-west-1',
    eventSourceARN: 'arn:aws:kinesis:eu-west-1:111122223333:stream/views',
  };
}

/** The sequence number of a sample record. */
export function sequenceNumberOf(number: number): string {
  return `4959033827149025660855969253836157109592157598913658${String(number).padStart(4, '0')}`;
}

/** A batch of records, numbered from 0. */
export function kinesisEvent(...contents: unknown[]): KinesisStreamEvent {
  return { Records: contents.map((content, number) => kinesisRecord(number, content)) };
}

/** A batch of a window of a minute, with other fields where a test wants them. */
export function windowEvent(contents: unknown[], fields: Partial<WindowEvent> = {}): WindowEvent {
  return {
    ...kinesisEvent(...contents),
    window: { start: '2026-03-01T10:15:00Z', end: '2026-03-01T10:16:00Z' },
    state: {},
    shardId: 'shardId-000000000006',
    isFinalInvokeForWindow: false,
    isWindowTerminatedEarly: false,
    ...fields,
  };
}
