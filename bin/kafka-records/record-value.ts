import { FieldReader } from '../order-intake/field-reader';
import type { KafkaRecord } from './record-batch';

/** The record does not hold what its topic is for: no retry will make it so. */
export class InvalidRecordError extends Error {
  public override readonly name = 'InvalidRecordError';
  /** Everything that is wrong with it, one entry for each field. */
  public readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/**
 * Reads the value of a record.
 *
 * @param name what the value is, as problems name it
 * @param read takes what is needed from the parsed document; what is wrong with it ends in `fields`
 */
export function readValue<T>(record: KafkaRecord, name: string, read: (fields: FieldReader, document: { [field: string]: unknown }) => T): T {
  const fields = new FieldReader();
  const document = fields.record(name, parsedJson(record, name)) ?? {};
  refuseIf(fields.problems);
  const value = read(fields, document);
  refuseIf(fields.problems);
  return value;
}

function parsedJson({ value = '' }: KafkaRecord, name: string): unknown {
  const text = Buffer.from(value, 'base64').toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is not ours to write to a log.
    throw new InvalidRecordError([`${name} must be JSON, got ${text.length} characters that are not`]);
  }
}

function refuseIf(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new InvalidRecordError(problems);
  }
}
