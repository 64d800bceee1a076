import type { FilterValue } from './filter-value';
import { renderedFields } from './filter-value';
import { SourceFilter } from './source-filter';

/**
 * Which messages of a broker's queue are taken. One that no filter matches is **removed** from the queue.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq-filtering.html
 */
export class BrokerFilter extends SourceFilter {
  /** By the fields of the data. Data that is not JSON does not match. */
  public static data(fields: { [field: string]: FilterValue }): BrokerFilter {
    return new BrokerFilter({ data: renderedFields(fields) });
  }

  /**
   * By the fields of the message itself, as the function gets it: `messageType` or `basicProperties` for instance, or `data` that is plain text.
   *
   * Conditions on the data and on other fields go together with `data: FilterValue.object({ ... })`.
   */
  public static message(fields: { [field: string]: FilterValue }): BrokerFilter {
    return new BrokerFilter(renderedFields(fields));
  }

  /** By a pattern as the service takes it: a JSON object whose leaves are lists, in at most 4,096 characters. */
  public static pattern(json: string): BrokerFilter {
    return new BrokerFilter(json);
  }

  /** @internal */
  protected override readonly _dataFields: string[] = ['data'];
}
