import type { FilterValue } from './filter-value';
import { renderedFields } from './filter-value';
import { SourceFilter } from './source-filter';

/**
 * Which messages of a queue are taken. One that no filter matches is **deleted**.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
export class QueueFilter extends SourceFilter {
  /** By the fields of the body. A body that is not JSON does not match. */
  public static body(fields: { [field: string]: FilterValue }): QueueFilter {
    return new QueueFilter({ body: renderedFields(fields) });
  }

  /**
   * By the fields of the message itself, as the function gets it: `messageAttributes` for instance, or a `body` that is plain text.
   *
   * Conditions on the body and on other fields go together with `body: FilterValue.object({ ... })`.
   */
  public static message(fields: { [field: string]: FilterValue }): QueueFilter {
    return new QueueFilter(renderedFields(fields));
  }

  /** By a pattern as the service takes it: a JSON object whose leaves are lists, in at most 4,096 characters. */
  public static pattern(json: string): QueueFilter {
    return new QueueFilter(json);
  }

  /** @internal */
  protected override readonly _dataFields: string[] = ['body'];
}
