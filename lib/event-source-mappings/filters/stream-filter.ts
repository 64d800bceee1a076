import type { FilterValue } from './filter-value';
import { renderedFields } from './filter-value';
import { SourceFilter } from './source-filter';

/**
 * Which records of a data stream are taken. The others are passed over.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html
 */
export class StreamFilter extends SourceFilter {
  /** By the fields of the data. Data that is not JSON does not match. */
  public static data(fields: { [field: string]: FilterValue }): StreamFilter {
    return new StreamFilter({ data: renderedFields(fields) });
  }

  /**
   * By the fields of the record itself: `partitionKey` for instance, or `data` that is plain text.
   *
   * Conditions on the data and on other fields go together with `data: FilterValue.object({ ... })`.
   */
  public static record(fields: { [field: string]: FilterValue }): StreamFilter {
    return new StreamFilter(renderedFields(fields));
  }

  /** By a pattern as the service takes it: a JSON object whose leaves are lists, in at most 4,096 characters. */
  public static pattern(json: string): StreamFilter {
    return new StreamFilter(json);
  }

  /** @internal */
  protected override readonly _dataFields: string[] = ['data'];
}
