import type { FilterValue } from './filter-value';
import { renderedFields } from './filter-value';
import { SourceFilter } from './source-filter';

/**
 * Which records of a Kafka topic are taken. The others are passed over.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-filtering.html
 */
export class KafkaFilter extends SourceFilter {
  /** By the fields of the value. A value that is not JSON does not match. */
  public static value(fields: { [field: string]: FilterValue }): KafkaFilter {
    return new KafkaFilter({ value: renderedFields(fields) });
  }

  /** By the fields of the key. A key that is not JSON does not match. */
  public static key(fields: { [field: string]: FilterValue }): KafkaFilter {
    return new KafkaFilter({ key: renderedFields(fields) });
  }

  /**
   * By the fields of the record itself: `topic` for instance, or a `key` or `value` that is plain text.
   *
   * Conditions on key and value go together with `value: FilterValue.object({ ... })`.
   */
  public static record(fields: { [field: string]: FilterValue }): KafkaFilter {
    return new KafkaFilter(renderedFields(fields));
  }

  /** By a pattern as the service takes it: a JSON object whose leaves are lists, in at most 4,096 characters. */
  public static pattern(json: string): KafkaFilter {
    return new KafkaFilter(json);
  }

  /** @internal */
  protected override readonly _dataFields: string[] = ['key', 'value'];
}
