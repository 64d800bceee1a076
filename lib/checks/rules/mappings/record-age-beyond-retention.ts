import { MAPPING_LIMITS, UNSAID } from '../../../private/limits';
import type { App, EventSource } from '../../../template';
import { onEachMapping, streamOf } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const recordAgeBeyondRetention: Rule = {
  id: 'EventSourceMapping.RecordAgeBeyondRetention',
  severity: 'warning',
  statement: '`MaximumRecordAgeInSeconds` is longer than the stream keeps records.',
  fix: 'Lower the age, or raise `RetentionPeriodHours` of the stream.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
  check: onEachMapping((mapping, source, app) => {
    const age = mapping.at('MaximumRecordAgeInSeconds');
    const retention = retentionOf(app, source);
    const value = retention === undefined ? undefined : age.numberThat((seconds) => seconds > retention);
    return value === undefined
      ? undefined
      : finding(age, `MaximumRecordAgeInSeconds should be at most what the stream keeps (${retention} s), got ${value} s: lower it, or the records are gone before they reach the failure destination`);
  }),
};

/** The most seconds that the source may keep a record. */
function retentionOf(app: App, source: EventSource): number | undefined {
  if (source.kind === 'dynamodb') {
    return MAPPING_LIMITS.dynamoDbRetentionSeconds;
  }
  const hours = streamOf(app, source)?.at('RetentionPeriodHours').or(UNSAID.streamRetentionHours).numbers();
  return hours && Math.max(...hours) * 3_600;
}
