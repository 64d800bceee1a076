import type { Reading } from '../../../template';

/** The service that an ARN certainly is of, such as `sqs`, whatever in it is not known. */
export function serviceInArn(reading: Reading): string | undefined {
  return /^arn:[^:]*:([a-z0-9-]+):/.exec(textWithGaps(reading))?.[1];
}

/** A text with a question mark for each piece that is not known. */
export function textWithGaps(reading: Reading): string {
  return (reading.parts() ?? []).map((part) => (typeof part === 'string' ? part : '?')).join('');
}
