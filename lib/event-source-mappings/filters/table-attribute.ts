import type { TextFilterValue } from './filter-value';

/**
 * What one attribute of an item must hold.
 *
 * A record of a table names the type of each value and writes numbers as text, so they can be equal and no more:
 * DynamoDB streams take no comparison of numbers.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
 */
export class TableAttribute {
  /** A text (`S`). */
  public static text(value: TextFilterValue): TableAttribute {
    return new TableAttribute({ S: value._rule });
  }

  /** One of these numbers (`N`), each written as DynamoDB does: `12.5`. */
  public static number(...values: string[]): TableAttribute {
    return new TableAttribute({ N: values });
  }

  /** True, or false (`BOOL`). */
  public static boolean(value: boolean): TableAttribute {
    return new TableAttribute({ BOOL: [value] });
  }

  /** The type null (`NULL`), which is not the absence of the attribute. */
  public static isNull(): TableAttribute {
    return new TableAttribute({ NULL: [true] });
  }

  /** A set of texts (`SS`) with at least one member that matches. */
  public static textSet(member: TextFilterValue): TableAttribute {
    return new TableAttribute({ SS: member._rule });
  }

  /** A map (`M`) whose attributes all match. */
  public static map(attributes: { [attribute: string]: TableAttribute }): TableAttribute {
    return new TableAttribute({ M: renderedAttributes(attributes) });
  }

  private constructor(private readonly typed: { [type: string]: unknown }) {
  }

  /**
   * The value as the pattern has it.
   *
   * @internal
   */
  public get _typed(): { [type: string]: unknown } {
    return this.typed;
  }
}

/** The attributes of an item as the pattern has them. */
export function renderedAttributes(attributes: { [attribute: string]: TableAttribute }): { [attribute: string]: unknown } {
  return Object.fromEntries(Object.entries(attributes).map(([attribute, { _typed }]) => [attribute, _typed]));
}
